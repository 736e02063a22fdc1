package dev.earshot.tray;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.agent.AgentState;
import dorkbox.updates.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TrayTest {
    private final RecordingRenderer desktop = new RecordingRenderer();

    @Test
    void aBurstIsOneUpdateAndNobodyWaitsForASlowDesktop() throws InterruptedException {
        try (Tray tray = new Tray(desktop, true)) {
            tray.update(new AgentState.Off(0));
            assertThat(next().sign()).isEqualTo(TraySign.OFF);
            for (int stretch = 1; stretch <= 1000; stretch++) {
                tray.update(new AgentState.Opening(stretch));
                tray.update(new AgentState.Listening(stretch, Instant.EPOCH, false));
            }
            assertThat(desktop.shown).isEmpty();
            desktop.release.countDown();
            assertThat(next().sign()).isEqualTo(TraySign.LISTENING);
        }
        assertThat(desktop.shown).isEmpty();
    }

    @Test
    void everyChangeThatStaysIsShown() throws InterruptedException {
        desktop.release.countDown();
        try (Tray tray = new Tray(desktop, true)) {
            tray.update(new AgentState.Off(0));
            assertThat(next().sign()).isEqualTo(TraySign.OFF);
            tray.update(new AgentState.Lost(0, "No microphone.", 1));
            assertThat(next().sign()).isEqualTo(TraySign.PROBLEM);
        }
    }

    @Test
    void closingTakesTheIconAwayAndLaterNewsChangesNothing() throws InterruptedException {
        desktop.release.countDown();
        Tray tray = new Tray(desktop, true);
        tray.close();
        tray.update(new AgentState.Opening(1));
        assertThat(desktop.closed).isTrue();
        assertThat(desktop.shown.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void withoutDisplayThereIsNoTrayAndOneSentence() {
        assertThat(sentencesOf(Map.of()))
                .containsExactly("No tray icon: DISPLAY is not set, so there is no desktop to show one on."
                        + " All else works without it.");
    }

    @Test
    void headlessJavaHasNoTrayAndOneSentence() {
        assertThat(sentencesOf(Map.of("DISPLAY", ":0")))
                .singleElement()
                .asString()
                .startsWith("No tray icon: Java was told to be headless");
    }

    @Test
    void dorkboxIsKeptFromPhoningHome() {
        Updates.INSTANCE.setENABLE(true);
        sentencesOf(Map.of("DISPLAY", ":0"));
        assertThat(Updates.INSTANCE.getENABLE()).isFalse();
    }

    private TrayView next() throws InterruptedException {
        return Objects.requireNonNull(desktop.shown.poll(10, TimeUnit.SECONDS), "nothing was shown");
    }

    private static List<String> sentencesOf(Map<String, String> environment) {
        List<String> sentences = new ArrayList<>();
        assertThat(Tray.start("Linux", environment, true, action -> {}, sentences::add))
                .isEmpty();
        return sentences;
    }
}

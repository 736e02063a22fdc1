package dev.earshot.tray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.agent.AgentState;
import dev.earshot.agent.Hearing;
import dev.earshot.delivery.Sync;
import dev.earshot.status.Board;
import dev.earshot.status.Pictures;
import dev.earshot.status.Status;
import dorkbox.updates.Updates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TrayTest {
    private final RecordingRenderer desktop = new RecordingRenderer();
    private final AtomicReference<Status> status = new AtomicReference<>(picture(new AgentState.Off(0)));
    private final Board board = new Board(status::get);

    @Test
    void aBurstIsOneUpdateAndNobodyWaitsForASlowDesktop() throws InterruptedException {
        try (Tray tray = tray()) {
            assertThat(next().sign().activity()).isEqualTo(TraySign.Activity.OFF);
            for (int stretch = 1; stretch <= 1000; stretch++) {
                become(new AgentState.Opening(stretch));
                become(new AgentState.Listening(stretch, Pictures.NOON, Hearing.SOUND));
            }
            assertThat(desktop.shown).isEmpty();
            desktop.release.countDown();
            assertThat(next().sign().activity()).isEqualTo(TraySign.Activity.LISTENING);
        }
        assertThat(desktop.shown).isEmpty();
    }

    @Test
    void neverMoreThanAQuarterOfASecondBehindNorMoreThanTenUpdatesASecond() throws InterruptedException {
        desktop.release.countDown();
        try (Tray tray = tray()) {
            next();
            long begin = System.nanoTime();
            int updates = 0;
            for (int stretch = 1; stretch <= 20; stretch++) {
                long now = System.nanoTime();
                become(stretch % 2 == 0 ? new AgentState.Off(stretch) : new AgentState.Opening(stretch));
                next();
                updates++;
                assertThat(Duration.ofNanos(System.nanoTime() - now)).isLessThan(Duration.ofMillis(250));
            }
            assertThat(updates / (Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0))
                    .isLessThanOrEqualTo(10.5);
        }
    }

    @Test
    void whatIsShownAlreadyIsNotSentAgain() throws InterruptedException {
        desktop.release.countDown();
        try (Tray tray = tray()) {
            next();
            board.changed();
            assertThat(desktop.shown.poll(200, TimeUnit.MILLISECONDS)).isNull();
            become(new AgentState.Opening(1));
            assertThat(next().sign().activity()).isEqualTo(TraySign.Activity.OPENING);
        }
    }

    @Test
    void closingTakesTheIconAway() throws InterruptedException {
        desktop.release.countDown();
        Tray tray = tray();
        next();
        tray.close();
        assertThat(desktop.closed).isTrue();
    }

    @Test
    void aDesktopThatHangsHoldsUpTheEndForTwoSecondsOnly() throws InterruptedException {
        Tray tray = tray();
        next();
        long begin = System.nanoTime();
        tray.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofSeconds(1), Duration.ofMillis(2500));
        desktop.release.countDown();
    }

    @Test
    void withoutDisplayAndBusThereIsNoTrayAndOneSentence() throws InterruptedException {
        assertThat(sentenceOf(Map.of()))
                .isEqualTo("No tray icon: DISPLAY is not set, so there is no desktop to show one on."
                        + " All else works without it.");
    }

    @Test
    void headlessJavaHasNoTrayAndOneSentence() {
        assertThatThrownBy(() -> DorkboxRenderer.open(true, action -> {}))
                .isInstanceOf(NoTrayException.class)
                .hasMessageStartingWith("No tray icon: Java was told to be headless");
    }

    @Test
    void dorkboxIsKeptFromPhoningHome() {
        Updates.INSTANCE.setENABLE(true);
        assertThatThrownBy(() -> DorkboxRenderer.open(true, action -> {})).isInstanceOf(NoTrayException.class);
        assertThat(Updates.INSTANCE.getENABLE()).isFalse();
    }

    @Test
    void everyWayToStartTheProgramKeepsDorkboxFromPhoningHome() throws IOException {
        assertThat(Files.readAllLines(Path.of("installer/java.options")))
                .contains("-Ddorkbox.updates.Updates.ENABLE=false");
        for (String file : List.of("pom.xml", "installer/bin/earshot", "installer/bin/earshot.cmd")) {
            assertThat(Files.readString(Path.of(file))).contains("java.options");
        }
    }

    private Tray tray() {
        return new Tray(() -> desktop, board, () -> false, sentence -> {});
    }

    private void become(AgentState state) {
        status.set(picture(state));
        board.changed();
    }

    private static Status picture(AgentState state) {
        return Pictures.of(state, new Sync.Fine());
    }

    private TrayView next() throws InterruptedException {
        return Objects.requireNonNull(desktop.shown.poll(10, TimeUnit.SECONDS), "nothing was shown");
    }

    private String sentenceOf(Map<String, String> environment) throws InterruptedException {
        BlockingQueue<String> sentences = new LinkedBlockingQueue<>();
        Tray.Place place = new Tray.Place("Linux", environment, Optional.empty());
        try (Tray tray = Tray.start(place, board, () -> false, action -> {}, sentences::add)) {
            String sentence = Objects.requireNonNull(sentences.poll(10, TimeUnit.SECONDS), "nothing was said");
            assertThat(new ArrayList<>(sentences)).isEmpty();
            return sentence;
        }
    }
}

package dev.earshot.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.earshot.LeftOut;
import dev.earshot.control.Word;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the microphone and of the sentence begun: mute, stop, pause, sleep, with the whole program. */
@Timeout(120)
class EarOnADesktopTest {
    /** Three seconds of speech without a pause that would end the sentence. */
    private static final Path LONG_SENTENCE = Path.of("src/test/resources/speech/digits-1.wav");

    private static final Pattern SEVERAL_WORDS = Pattern.compile("\"text\":\"\\w+ \\w+ \\w+");

    private static final String MUTED = "The microphone gives silence: muted?";

    @TempDir
    private Path folder;

    @BeforeEach
    void needs() {
        LeftOut.unless(
                Stream.of("dbus-daemon", "pulseaudio", "pactl", "paplay").allMatch(LeftOut::isInstalled)
                        && LeftOut.hasPythonDbus(),
                "The test of the agent's ear is left out: it needs dbus, pulseaudio, pulseaudio-utils, python3-dbus and"
                        + " python3-gi");
    }

    @Test
    void aMutedMicrophoneIsToldOfAndItsSoundEndsThat() throws IOException, InterruptedException {
        try (Desktop desktop = Desktop.start(folder).withBus()) {
            desktop.microphone();
            desktop.peer("notifications");
            AgentProcess.settings(desktop);
            AgentProcess agent = AgentProcess.start(desktop);
            desktop.run("pactl", "set-source-mute", "mic", "1");
            agent.tell(Word.START);
            agent.awaitHeadline("Listening");
            desktop.speak(AgentProcess.SENTENCE);

            agent.awaitHeadline(MUTED);
            JsonObject status = agent.status();
            assertThat(status.get("problem").getAsString()).isEqualTo(MUTED);
            assertThat(status.getAsJsonObject("level")).hasToString("{\"clipping\":false}");
            desktop.awaitLine("notifications", MUTED);

            desktop.run("pactl", "set-source-mute", "mic", "0");
            desktop.speak(AgentProcess.SENTENCE);
            agent.awaitHeadline("Listening");
            assertThat(agent.status().getAsJsonObject("level").has("rms")).isTrue();
            desktop.awaitLine("notifications", "Earshot hears you again");
            agent.awaitSent(1);
            assertThat(agent.quit()).isZero();
        }
    }

    @Test
    void aMicrophoneThatGivesNoMoreSoundIsLostAndHeardAgainWhenItDoes() throws IOException, InterruptedException {
        try (Desktop desktop = Desktop.start(folder)) {
            desktop.microphone();
            AgentProcess.settings(desktop);
            AgentProcess agent = AgentProcess.start(desktop);
            agent.tell(Word.START);
            agent.awaitState("listening");

            desktop.run("pactl", "suspend-source", "mic", "1");
            agent.awaitState("lost");
            desktop.run("pactl", "suspend-source", "mic", "0");
            agent.awaitState("listening");
            desktop.speak(AgentProcess.SENTENCE);
            agent.awaitSent(1);
            assertThat(agent.quit()).isZero();
        }
    }

    @Test
    void sleepFinishesTheSentenceAndWakingListensAgain() throws IOException, InterruptedException {
        try (Desktop desktop = Desktop.start(folder)) {
            desktop.systemBus();
            Logind logind = new Logind(desktop);
            desktop.microphone();
            AgentProcess.settings(desktop);
            AgentProcess agent = AgentProcess.start(desktop);
            beginASentence(desktop, agent);

            logind.sleep();
            agent.awaitState("asleep");
            agent.awaitSent(1);
            logind.wake();
            agent.awaitState("listening");

            logind.sleep();
            agent.awaitState("asleep");
            agent.tell(Word.STOP);
            agent.awaitState("off");
            logind.wake();
            agent.tell(Word.START);
            agent.awaitState("listening");
            assertThat(agent.said("[asleep]")).isEqualTo(2);
            assertThat(agent.said("[opening the microphone]")).isEqualTo(3);
            assertThat(agent.quit()).isZero();
            assertThat(agent.output()).doesNotContain("Exception");
        }
    }

    @Test
    void whoeverDoesNotWantToBeHeardAfterTheSleepIsNot() throws IOException, InterruptedException {
        try (Desktop desktop = Desktop.start(folder)) {
            desktop.systemBus();
            Logind logind = new Logind(desktop);
            desktop.microphone();
            AgentProcess.settings(desktop, "audio.resume = false");
            AgentProcess agent = AgentProcess.start(desktop);
            agent.tell(Word.START);
            agent.awaitState("listening");
            logind.sleep();
            agent.awaitState("asleep");
            logind.wake();
            agent.awaitState("off");
            assertThat(agent.quit()).isZero();
        }
    }

    @Test
    void aStopFinishesTheSentenceAndAPauseDiscardsIt() throws IOException, InterruptedException {
        try (Desktop desktop = Desktop.start(folder)) {
            desktop.microphone();
            AgentProcess.settings(desktop);
            AgentProcess agent = AgentProcess.start(desktop);
            Process speaker = beginASentence(desktop, agent);
            agent.tell(Word.PAUSE);
            agent.awaitState("paused");
            assertThat(speaker.waitFor()).isZero();

            // By what arrives of the second sentence it is plain that nothing comes of the first any more.
            beginASentence(desktop, agent);
            agent.tell(Word.STOP);
            agent.awaitSent(1);
            assertThat(agent.quit()).isZero();
            assertThat(agent.captionsInTheTranscript()).isEqualTo(1);
        }
    }

    @Test
    void aStopDiscardsTheSentenceIfSoSet() throws IOException, InterruptedException {
        try (Desktop desktop = Desktop.start(folder)) {
            desktop.microphone();
            AgentProcess.settings(desktop, "audio.on-stop = discard");
            AgentProcess agent = AgentProcess.start(desktop);
            beginASentence(desktop, agent);
            agent.tell(Word.STOP);
            agent.awaitState("off");
            assertThat(agent.quit()).isZero();
            assertThat(agent.captionsInTheTranscript()).isZero();
        }
    }

    @Test
    void whatAStopAndASleepDoAndWhetherTheLogTellsWhatWasSaidChangesWhileItListens()
            throws IOException, InterruptedException {
        try (Desktop desktop = Desktop.start(folder)) {
            desktop.systemBus();
            Logind logind = new Logind(desktop);
            desktop.microphone();
            AgentProcess.settings(desktop);
            AgentProcess agent = AgentProcess.start(desktop);
            agent.hearsASentence();

            agent.become("audio { on-stop = discard, resume = false }", "log.captions = true");
            Process speaker = beginASentence(desktop, agent);
            agent.tell(Word.STOP);
            agent.awaitState("off");
            assertThat(speaker.waitFor()).isZero();
            agent.hearsASentence();
            assertThat(agent.captionsInTheTranscript()).isEqualTo(2);
            logind.sleep();
            agent.awaitState("asleep");
            logind.wake();
            agent.awaitState("off");

            agent.tell(Word.START);
            agent.awaitState("listening");
            agent.become("audio { on-stop = finish, resume = true }", "log.captions = false");
            beginASentence(desktop, agent);
            agent.tell(Word.STOP);
            agent.awaitSent(3);
            agent.tell(Word.START);
            agent.awaitState("listening");
            logind.sleep();
            agent.awaitState("asleep");
            logind.wake();
            agent.awaitState("listening");
            assertThat(agent.quit()).isZero();
            assertThat(desktop.home().resolve(".local/state/earshot/log/earshot.log"))
                    .content()
                    .containsOnlyOnce("accepted: ");
        }
    }

    /** Returns in the middle of a sentence, when the room has seen the first words of it. */
    private static Process beginASentence(Desktop desktop, AgentProcess agent)
            throws IOException, InterruptedException {
        agent.tell(Word.START);
        agent.awaitState("listening");
        try (HttpClient viewer = HttpClient.newHttpClient()) {
            URI page = URI.create(agent.status().get("display").getAsString());
            URI stream = page.resolve("/api/stream?" + page.getRawQuery());
            Stream<String> events = viewer.send(HttpRequest.newBuilder(stream).build(), BodyHandlers.ofLines())
                    .body();
            Process speaker = desktop.speak(LONG_SENTENCE);
            // The sentences before this one come first.
            assertThat(events.dropWhile(line -> !line.equals("event: partial"))
                            .filter(line -> SEVERAL_WORDS.matcher(line).find())
                            .findFirst())
                    .isPresent();
            viewer.shutdownNow();
            return speaker;
        }
    }
}

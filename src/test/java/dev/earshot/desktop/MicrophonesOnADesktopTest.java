package dev.earshot.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.earshot.LeftOut;
import dev.earshot.app.Page;
import dev.earshot.control.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Microphones that come, go and change under the whole program, and what a room sees of it. */
@Timeout(120)
class MicrophonesOnADesktopTest {
    private static final Path DEMO = Path.of("src/main/resources/dev/earshot/speech/demo");

    /** Other words than in {@link AgentProcess#SENTENCE}. */
    private static final Path OTHER_SENTENCE = Path.of("src/test/resources/speech/digits-1.wav");

    /** A pattern: the demo model is not sure what the last digit is, nor whether it is any word. */
    private static final String SENTENCE_WORDS = "seven nine two nine zero eight( \\w+)?";

    private static final String OTHER_WORDS = "seven eight seven seven eight nine three";

    private static final String DESK = "Desk microphone";
    private static final String STAGE = "Stage microphone";
    private static final String STAGE_SPEAKER = "stage-speaker";

    /** As promised, and as much again for a busy computer and our own looking. */
    private static final Duration SOON = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    @BeforeEach
    void needs() {
        LeftOut.unless(
                Stream.of("dbus-daemon", "pulseaudio", "pactl", "paplay", "parec")
                                .allMatch(LeftOut::isInstalled)
                        && LeftOut.hasPythonDbus(),
                "The test of the agent's microphones is left out: it needs dbus, pulseaudio, pulseaudio-utils,"
                        + " python3-dbus and python3-gi");
    }

    @Test
    void whatIsSpokenArrivesAtTheDisplayInOrder() throws IOException, InterruptedException {
        try (Desktop desktop = Desktop.start(folder)) {
            desk(desktop);
            AgentProcess.settings(desktop, "captions.max-delay = 30s");
            AgentProcess agent = listening(desktop);
            assertThat(agent.status().get("microphone").getAsString()).isEqualTo(DESK);
            List<String> sentences = Files.readAllLines(DEMO.resolve("demo.txt"));
            try (Page page = agent.page()) {
                desktop.speak(DEMO.resolve("demo.wav"));
                List<String> shown = page.awaitTexts(texts -> texts.size() >= sentences.size());
                assertThat(shown).hasSameSizeAs(sentences);
                // A word may be misheard on the way through loudspeaker and microphone; a sentence stays in its place.
                assertThat(IntStream.range(0, shown.size())
                                .filter(i -> shown.get(i).equalsIgnoreCase(sentences.get(i)))
                                .count())
                        .as("sentences as spoken, of: %s", shown)
                        .isGreaterThanOrEqualTo(sentences.size() - 1);
            }
            assertThat(agent.quit()).isZero();
            assertThat(agent.output()).doesNotContain("Exception");
        }
    }

    @Test
    void aMicrophoneThatGoesIsToldOfAndOneThatComesBackIsHeard() throws IOException, InterruptedException {
        try (Desktop desktop = Desktop.start(folder).withBus()) {
            String module = desk(desktop);
            desktop.peer("notifications");
            AgentProcess.settings(desktop);
            AgentProcess agent = listening(desktop);

            long unplugged = System.nanoTime();
            desktop.run("pactl", "unload-module", module);
            agent.awaitState("lost");
            assertThat(Duration.ofNanos(System.nanoTime() - unplugged)).isLessThan(SOON);
            desktop.awaitLine("notifications", "The microphone Desk microphone is gone: plug it in");
            assertThat(agent.status().get("problem").getAsString()).isNotBlank();

            plugInDesk(desktop);
            hearsAgain(desktop, agent);
            desktop.awaitLine("notifications", "Earshot hears you again");
            assertThat(agent.status().get("microphone").getAsString()).isEqualTo(DESK);
            assertThat(agent.quit()).isZero();
            assertThat(agent.output()).doesNotContain("Exception");
        }
    }

    @Test
    void aSoundServerThatDiesIsLostAndItsNextIsHeard() throws IOException, InterruptedException {
        try (Desktop desktop = Desktop.start(folder)) {
            Process server = desktop.microphone();
            AgentProcess.settings(desktop);
            AgentProcess agent = listening(desktop);
            hearsAgain(desktop, agent);
            for (int death = 1; death <= 2; death++) {
                long killed = System.nanoTime();
                server.destroyForcibly();
                agent.awaitState("lost");
                assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(SOON);
                assertThat(agent.status().get("problem").getAsString()).isNotBlank();
                server.waitFor();

                server = desktop.microphone();
                hearsAgain(desktop, agent);
            }
            assertThat(agent.quit()).isZero();
            assertThat(agent.output()).doesNotContain("Exception");
        }
    }

    @Test
    void anotherDefaultIsListenedToAndNothingIsLost() throws IOException, InterruptedException {
        try (Desktop desktop = Desktop.start(folder)) {
            desk(desktop);
            stage(desktop);
            AgentProcess.settings(desktop);
            AgentProcess agent = listening(desktop);
            Process follower = desktop.start("follow", AgentProcess.command(desktop, "status", "--follow", "--json"));
            desktop.awaitLine("follow", DESK);
            try (Page page = agent.page()) {
                desktop.speak(AgentProcess.SENTENCE);
                assertThat(words(page, SENTENCE_WORDS)).matches(SENTENCE_WORDS);

                desktop.run("pactl", "set-default-source", "stage");
                agent.awaitMicrophone(STAGE);
                agent.awaitState("listening");
                assertThat(desktop.speak(AgentProcess.SENTENCE).waitFor()).isZero();
                desktop.speak(STAGE_SPEAKER, OTHER_SENTENCE);
                String both = SENTENCE_WORDS + " " + OTHER_WORDS;
                assertThat(words(page, both)).matches(both);
            }
            assertThat(agent.quit()).isZero();
            assertThat(follower.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(desktop.output("follow").lines())
                    .extracting(line -> JsonParser.parseString(line).getAsJsonObject())
                    .extracting(status -> status.get("state").getAsString())
                    .contains("listening")
                    .doesNotContain("lost");
            assertThat(agent.output()).doesNotContain("[not hearing]", "Exception");
        }
    }

    @Test
    void noOtherIsListenedToInPlaceOfTheOneThatIsNamed() throws IOException, InterruptedException {
        try (Desktop desktop = Desktop.start(folder)) {
            desk(desktop);
            String module = stage(desktop);
            AgentProcess.settings(desktop, "audio.device = \"stage mic\"");
            AgentProcess agent = listening(desktop);
            assertThat(agent.status().get("microphone").getAsString()).isEqualTo(STAGE);
            try (Page page = agent.page()) {
                desktop.run("pactl", "unload-module", module);
                agent.awaitState("lost");
                assertThat(desktop.speak(AgentProcess.SENTENCE).waitFor()).isZero();
                JsonObject status = agent.status();
                assertThat(status.get("state").getAsString()).isEqualTo("lost");
                assertThat(status.get("problem").getAsString())
                        .contains("\"stage mic\" is not there", "there is " + DESK);

                plugInStage(desktop);
                agent.awaitState("listening");
                agent.awaitMicrophone(STAGE);
                desktop.speak(STAGE_SPEAKER, OTHER_SENTENCE);
                assertThat(words(page, OTHER_WORDS)).matches(OTHER_WORDS);
            }
            assertThat(agent.quit()).isZero();
            assertThat(agent.output()).doesNotContain("Exception");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noChildOutlivesTheAgent(boolean killed)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        try (Desktop desktop = Desktop.start(folder)) {
            desktop.microphone();
            AgentProcess.settings(desktop);
            AgentProcess agent = listening(desktop);
            List<ProcessHandle> children = agent.process().descendants().toList();
            assertThat(children)
                    .extracting(child -> child.info().command().orElse(""))
                    .anyMatch(it -> it.endsWith("/parec") || it.endsWith("/pacat"))
                    .anyMatch(it -> it.endsWith("/pactl"))
                    .anyMatch(it -> it.endsWith("sh"));
            if (killed) {
                agent.process().destroyForcibly().waitFor();
            } else {
                assertThat(agent.quit()).isZero();
            }
            CompletableFuture.allOf(children.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                    .get(5, TimeUnit.SECONDS);
        }
    }

    /** A sound system whose one microphone is on the desk; its module. */
    private static String desk(Desktop desktop) throws IOException, InterruptedException {
        desktop.microphone();
        desktop.run("pactl", "unload-module", "module-remap-source");
        String module = plugInDesk(desktop);
        desktop.run("pactl", "set-default-source", "desk");
        return module;
    }

    private static String plugInDesk(Desktop desktop) throws IOException, InterruptedException {
        return plugIn(desktop, "desk", "speaker", DESK);
    }

    /** A second microphone, which hears a loudspeaker of its own; its module. */
    private static String stage(Desktop desktop) throws IOException, InterruptedException {
        desktop.run("pactl", "load-module", "module-null-sink", "sink_name=" + STAGE_SPEAKER);
        return plugInStage(desktop);
    }

    private static String plugInStage(Desktop desktop) throws IOException, InterruptedException {
        return plugIn(desktop, "stage", STAGE_SPEAKER, STAGE);
    }

    private static String plugIn(Desktop desktop, String name, String loudspeaker, String description)
            throws IOException, InterruptedException {
        String module = desktop.run(
                        "pactl",
                        "load-module",
                        "module-remap-source",
                        "source_name=" + name,
                        "master=" + loudspeaker + ".monitor",
                        "source_properties='device.description=\"" + description + "\"'")
                .strip();
        assertThat(module).containsOnlyDigits();
        return module;
    }

    private static AgentProcess listening(Desktop desktop) throws IOException, InterruptedException {
        AgentProcess agent = AgentProcess.start(desktop);
        agent.tell(Word.START);
        agent.awaitState("listening");
        return agent;
    }

    /** By itself, and the room sees it. */
    private static void hearsAgain(Desktop desktop, AgentProcess agent) throws IOException, InterruptedException {
        agent.awaitState("listening");
        try (Page page = agent.page()) {
            desktop.speak(AgentProcess.SENTENCE);
            assertThat(words(page, SENTENCE_WORDS)).matches(SENTENCE_WORDS);
        }
    }

    /** What a display shows once it is as expected, in however many captions. */
    private static String words(Page page, String expected) throws InterruptedException {
        return joined(page.awaitTexts(texts -> joined(texts).matches(expected)));
    }

    private static String joined(List<String> texts) {
        return String.join(" ", texts).toLowerCase(Locale.ROOT);
    }
}

package dev.earshot.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.LeftOut;
import dev.earshot.app.Page;
import dev.earshot.control.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Another model is wished for while the whole program listens. */
@Timeout(120)
class ModelsOnADesktopTest {
    private static final Path SPEECH =
            Path.of("src/main/resources/dev/earshot/speech").toAbsolutePath();
    private static final Path MODEL = SPEECH.resolve("demo-model");
    private static final String WHOLE_SENTENCES = "captions.max-delay = 30s";

    @TempDir
    private Path folder;

    @BeforeEach
    void needs() {
        LeftOut.unless(
                Stream.of("dbus-daemon", "pulseaudio", "pactl", "paplay").allMatch(LeftOut::isInstalled)
                        && LeftOut.hasPythonDbus(),
                "The test of models under the whole program is left out: it needs dbus, pulseaudio, pulseaudio-utils,"
                        + " python3-dbus and python3-gi");
    }

    @Test
    void noWordIsLostToAnotherModelAndABrokenOneIsNotTaken() throws IOException, InterruptedException {
        List<String> sentences = Files.readAllLines(SPEECH.resolve("demo/demo.txt"));
        try (Desktop desktop = Desktop.start(folder).withBus()) {
            desktop.microphone();
            desktop.peer("notifications");
            AgentProcess.settings(desktop, WHOLE_SENTENCES);
            AgentProcess agent = listening(desktop);
            try (Page page = agent.page()) {
                desktop.speak(SPEECH.resolve("demo/demo.wav"));
                assertThat(page.awaitTexts(texts -> texts.size() == 2)).hasSize(2);
                wish(desktop, MODEL);
                agent.awaitModel(MODEL.toString());
                assertThat(agent.status().getAsJsonObject("figures").get("sent").getAsInt())
                        .as("captions before the exchange, which is to be in the middle")
                        .isLessThan(sentences.size() - 2);
                assertThat(page.awaitTexts(texts -> texts.size() == sentences.size()))
                        .usingElementComparator(String::compareToIgnoreCase)
                        .isEqualTo(sentences);
            }
            desktop.awaitLine("notifications", "The new settings are in force");

            wish(desktop, Files.createDirectories(folder.resolve("broken")));
            desktop.awaitLine("notifications", "The speech model can't be used; the old one stays");
            assertThat(agent.status().get("model").getAsString()).isEqualTo(MODEL.toString());
            agent.hearsASentence();
            assertThat(agent.quit()).isZero();
            assertThat(agent.output()).doesNotContain("Exception");
        }
    }

    @Test
    void theAgentUsesTheModelThatTheCommandSays() throws IOException, InterruptedException {
        try (Desktop desktop = Desktop.start(folder)) {
            desktop.microphone();
            AgentProcess.settings(desktop);
            Path models = Files.createDirectories(desktop.home().resolve(".local/share/earshot/models"));
            Path mine = models.resolve("mine");
            assertThat(desktop.run("cp", "-r", MODEL.toString(), mine.toString()))
                    .isEmpty();
            AgentProcess agent = listening(desktop);

            assertThat(models(desktop, "use", "mine")).contains("speech.model is mine now");
            agent.awaitModel(mine.toString());
            agent.hearsASentence();
            assertThat(models(desktop, "use", "demo")).contains("speech.model is demo now");
            agent.awaitModel("demo model: made for trying things out, it knows 112 words and synthetic voices");
            assertThat(agent.said("[listening]")).isEqualTo(1);
            assertThat(agent.quit()).isZero();
            assertThat(agent.output()).doesNotContain("Exception");
        }
    }

    /** A login's agent has no terminal to say it on. */
    @Test
    void anAgentThatFindsNoModelSaysSoOnTheDesktop() throws IOException, InterruptedException {
        try (Desktop desktop = Desktop.start(folder).withBus()) {
            desktop.peer("notifications");
            Path gone = folder.resolve("gone");
            wish(desktop, gone);
            Process agent = desktop.start(AgentProcess.NAME, AgentProcess.command(desktop, "run"));
            assertThat(agent.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(agent.exitValue()).isOne();
            assertThat(desktop.awaitLine("notifications", "Earshot could not start"))
                    .contains(gone.toString());
            assertThat(desktop.output(AgentProcess.NAME))
                    .contains("earshot: ", gone.toString())
                    .doesNotContain("Exception");
        }
    }

    private static AgentProcess listening(Desktop desktop) throws IOException, InterruptedException {
        AgentProcess agent = AgentProcess.start(desktop);
        agent.tell(Word.START);
        agent.awaitState("listening");
        return agent;
    }

    private static void wish(Desktop desktop, Path model) throws IOException {
        AgentProcess.settings(desktop, WHOLE_SENTENCES, "speech.model = \"" + model + "\"");
    }

    private static String models(Desktop desktop, String... words) throws IOException, InterruptedException {
        return desktop.run(Stream.concat(AgentProcess.command(desktop, "models").stream(), Stream.of(words))
                .toArray(String[]::new));
    }
}

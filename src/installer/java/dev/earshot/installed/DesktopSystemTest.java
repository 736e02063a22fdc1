package dev.earshot.installed;

import static dev.earshot.installed.BareSystemTest.grades;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.earshot.LeftOut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The package on a desktop with a microphone, as it is installed without further words: one story, step by step. */
@Timeout(600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DesktopSystemTest {
    private static final Path SENTENCE = Path.of("src/test/resources/speech/digits-4.wav");
    private static final String ENTRY = "/home/ada/.config/autostart/earshot.desktop";
    private static final String LATER = "9.0";

    private CleanTree tree;
    private Login ada;
    private DebFile deb;
    private Listing before;

    @BeforeAll
    void installed(@TempDir Path shared) throws IOException, InterruptedException {
        CleanTree.needs();
        LeftOut.unless(
                Stream.of("Xvfb", "xfce4-panel", "dbus-daemon", "gdbus", "pulseaudio", "pactl", "paplay")
                        .allMatch(LeftOut::isInstalled),
                "The test of the installed package on a desktop is left out: it needs xvfb, xfce4-panel, dbus,"
                        + " libglib2.0-bin, pulseaudio and pulseaudio-utils");
        deb = DebFile.built();
        tree = CleanTree.open("desktop-system", shared);
        ada = new Login(tree);
        ada.desktop();
        tree.apt("update");
        // What starts a session's programs, and what reads manuals and completes words.
        tree.apt("install", "--no-install-recommends", "dex", "man-db", "bash-completion");
        Files.copy(deb.file(), shared.resolve("earshot.deb"));
        // First what it depends on and recommends, which may leave what it likes.
        tree.apt(Stream.concat(Stream.of("install"), others().stream()).toArray(String[]::new));
        tree.apt("clean");
        before = Listing.of(tree);
        tree.apt("install", "/mnt/earshot.deb");
        ada.write("/home/ada/.config/earshot/earshot.conf", "room-server.port = 0\n");
    }

    /** What comes with the package, by name. */
    private List<String> others() throws IOException, InterruptedException {
        return tree.apt("install", "--simulate", "/mnt/earshot.deb")
                .lines()
                .filter(line -> line.startsWith("Inst "))
                .map(line -> line.replaceFirst("Inst ([^ ]+) .*", "$1"))
                .filter(name -> !name.equals("earshot"))
                .toList();
    }

    @AfterAll
    void end() throws IOException {
        if (ada != null) {
            ada.close();
            tree.close();
        }
    }

    @Test
    @Order(1)
    void doctorFindsADesktop() throws IOException, InterruptedException {
        Said said = ada.run("earshot", "doctor", "--json");
        JsonObject report = said.json();
        assertThat(grades(report))
                .as("The findings of " + report)
                .containsEntry("folders", "fine")
                .containsEntry("tray", "fine")
                // Granted, but nobody pressed it.
                .containsEntry("hotkey", "untried")
                // It is there, but nobody speaks.
                .containsEntry("microphone", "warning")
                .containsEntry("room server", "fine")
                // It is the demo model.
                .containsEntry("speech model", "warning")
                .containsEntry("agent", "untried");
        assertThat(said.code()).isZero();
    }

    @Test
    @Order(1)
    void manualAndCompletionAreRead() throws IOException, InterruptedException {
        assertThat(ada.must("sh", "-c", "MANPAGER=cat MANWIDTH=80 man --warnings earshot"))
                .contains("NAME", "SYNOPSIS", "earshot")
                .doesNotContain("warning:");
        assertThat(ada.must(
                        "bash",
                        "-c",
                        ". /usr/share/bash-completion/bash_completion;"
                                + " _comp_load earshot 2>/dev/null || _completion_loader earshot; complete -p earshot"))
                .contains("-F", " earshot");
    }

    @Test
    @Order(2)
    void aLoginStartsOneAgent() throws IOException, InterruptedException {
        assertThat(tree.agents()).isEmpty();
        assertThat(tree.path(ENTRY)).doesNotExist();
        logIn();
        assertThat(tree.agents()).isEmpty();

        ada.must("earshot", "autostart", "enable");
        assertThat(tree.path(ENTRY))
                .content()
                .containsPattern("(?m)^Exec=\"?/usr/(bin|lib/earshot/bin)/earshot\"? run$");
        logIn();
        ada.awaitStatus("an agent", status -> status.get("state").getAsString().equals("off"));
        Login.await("its icon", () -> ada.icons().size() == 1);
        List<String> agents = tree.agents();
        assertThat(agents).isNotEmpty();

        logIn();
        assertThat(ada.must("earshot")).startsWith("Earshot runs already");
        Login.await("those processes alone", () -> tree.agents().equals(agents));
        assertThat(ada.icons()).hasSize(1);
    }

    /** As a session does that begins. */
    private void logIn() throws IOException, InterruptedException {
        assertThat(ada.must("dex", "--autostart")).doesNotContain("rror");
    }

    @Test
    @Order(3)
    void anUpgradeLeavesTheAgentListening(@TempDir Path work) throws IOException, InterruptedException {
        hearsASentence();
        String begun = ada.must("earshot", "--version");
        List<String> agents = tree.agents();

        deb.later(LATER, work, tree.shared());
        tree.apt("install", "/mnt/earshot_" + LATER + "_" + deb.field("Architecture") + ".deb");
        assertThat(ada.must("earshot", "--version")).isNotEqualTo(begun).contains(LATER);
        assertThat(tree.agents()).isEqualTo(agents);
        assertThat(ada.status().get("state").getAsString()).isEqualTo("listening");
        hearsASentence();
        assertThat(ada.icons()).hasSize(1);

        ada.must("earshot", "quit");
        Login.await("its end", () -> tree.agents().isEmpty());
        logIn();
        ada.awaitStatus(
                "the new agent", status -> status.get("state").getAsString().equals("off"));
        assertThat(tree.run(List.of("sh", "-c", "ls -l /proc/" + tree.agents().getFirst() + "/fd"))
                        .lines()
                        .filter(line -> line.contains("/usr/lib/earshot/")))
                .anyMatch(line -> line.endsWith("-later.jar"))
                .noneMatch(line -> line.endsWith("(deleted)"));
        hearsASentence();
    }

    private void hearsASentence() throws IOException, InterruptedException {
        ada.must("earshot", "start");
        int sent = sent(ada.awaitStatus(
                "listening", status -> status.get("state").getAsString().equals("listening")));
        ada.speak(SENTENCE);
        ada.awaitStatus("one more caption in the room", status -> sent(status) == sent + 1);
    }

    private static int sent(JsonObject status) {
        return status.getAsJsonObject("figures").get("sent").getAsInt();
    }

    @Test
    @Order(4)
    void removingEndsTheAgentAndItsStartAtLoginButLeavesWhatIsTheUsers() throws IOException, InterruptedException {
        String others = "[Desktop Entry]\nType=Application\nName=Mine\nExec=/home/ada/bin/earshot run\n";
        ada.write("/home/ada/.config/autostart/mine.desktop", others);
        assertThat(tree.agents()).isNotEmpty();

        String said = tree.apt("remove", "earshot");

        assertThat(said).doesNotContain("is killed");
        assertThat(tree.agents()).isEmpty();
        assertThat(ada.icons()).isEmpty();
        assertThat(tree.path(ENTRY)).doesNotExist();
        assertThat(tree.path("/home/ada/.config/autostart/mine.desktop")).hasContent(others);
        assertThat(tree.path("/home/ada/.config/earshot/earshot.conf")).exists();
        assertThat(ada.must("sh", "-c", "cat /home/ada/.local/state/earshot/transcripts/*"))
                .containsPattern("(?s)Seven.*Seven.*Seven");
    }

    @Test
    @Order(5)
    void purgingLeavesNothing() throws IOException, InterruptedException {
        tree.apt("purge", "earshot");
        // Packages that were fetched.
        tree.apt("clean");
        assertThat(tree.path("/var/lib/dpkg/status")).content().doesNotContain("earshot");
        assertThat(Listing.of(tree).differsFrom(before)).isEmpty();
        assertThat(tree.path("/home/ada/.config/earshot/earshot.conf")).exists();
    }
}

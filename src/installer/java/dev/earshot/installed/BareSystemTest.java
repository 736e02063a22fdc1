package dev.earshot.installed;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.earshot.LeftOut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The package in a system that has nothing but what the package depends on, from its coming to its going. */
@Timeout(600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BareSystemTest {
    private CleanTree tree;
    private Login ada;
    private Listing before;

    @BeforeAll
    void installed(@TempDir Path shared) throws IOException, InterruptedException {
        CleanTree.needs();
        DebFile deb = DebFile.built();
        tree = CleanTree.open("bare-system", shared);
        ada = new Login(tree);
        tree.apt("update");
        tree.apt("clean");
        before = Listing.of(tree);
        Files.copy(deb.file(), shared.resolve("earshot.deb"));
        tree.apt("install", "--no-install-recommends", "/mnt/earshot.deb");
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
    void installingStartsNothing() throws IOException, InterruptedException {
        assertThat(tree.agents()).isEmpty();
        assertThat(Listing.of(tree.path("/etc")).files().keySet()).noneMatch(path -> path.contains("earshot"));
        assertThat(ada.run("find", "/home", "-path", "*autostart*").words()).isEmpty();
    }

    @Test
    @Order(2)
    void saysTheSameAsTheUninstalledTree() throws IOException, InterruptedException {
        String version = ada.must("earshot", "--version");
        assertThat(version)
                .startsWith("Earshot ")
                .isEqualTo(uninstalled("--version").words());

        JsonObject installed = ada.run("earshot", "demo", "--fast", "--json").json();
        JsonObject uninstalled = uninstalled("demo", "--fast", "--json").json();
        for (String all : List.of("sentences", "recognised", "accepted")) {
            assertThat(installed.get(all).getAsInt()).as(all).isEqualTo(10);
        }
        for (String same : List.of("sentences", "recognised", "sent", "accepted", "words", "word_errors")) {
            assertThat(installed.get(same)).isEqualTo(uninstalled.get(same));
        }
    }

    /** As {@code mvn package} leaves it. */
    private Said uninstalled(String... words) throws IOException, InterruptedException {
        LeftOut.unless(
                Files.exists(Path.of("target/earshot/bin/earshot")),
                "The test of the uninstalled tree is left out: it needs target/earshot, which mvn package makes");
        ProcessBuilder builder = new ProcessBuilder("target/earshot/bin/earshot");
        builder.command().addAll(List.of(words));
        builder.environment().put("HOME", tree.shared().resolve("nobody").toString());
        builder.environment().put("EARSHOT_JAVA_HOME", System.getProperty("java.home"));
        return Said.by(builder);
    }

    @Test
    @Order(3)
    void doctorCallsNothingFineThatIsNotThere() throws IOException, InterruptedException {
        JsonObject report = ada.run("earshot", "doctor", "--json").json();
        assertThat(report.get("failed").getAsBoolean()).isTrue();
        assertThat(grades(report))
                .isEqualTo(Map.ofEntries(
                        Map.entry("Java", "fine"),
                        Map.entry("folders", "fine"),
                        Map.entry("settings", "fine"),
                        Map.entry("agent", "untried"),
                        Map.entry("microphone", "failure"),
                        Map.entry("tray", "warning"),
                        Map.entry("notifications", "warning"),
                        Map.entry("start at login", "fine"),
                        Map.entry("hotkey", "warning"),
                        // It is the demo model.
                        Map.entry("speech model", "warning"),
                        Map.entry("room server", "fine")));
        assertThat(report.toString()).doesNotContain("Exception", "Error:", "UnsatisfiedLink");
    }

    /** What was looked at, and how it came out. */
    static Map<String, String> grades(JsonObject report) {
        return report.getAsJsonArray("findings").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .collect(Collectors.toMap(
                        finding -> finding.get("what").getAsString(),
                        finding -> finding.get("grade").getAsString()));
    }

    @Test
    @Order(4)
    void everyLibraryIsThere() throws IOException, InterruptedException {
        String missing = tree.run(List.of(
                "sh",
                "-c",
                "find /usr/lib/earshot -name '*.so' -o -path '*/runtime/bin/*' | while read -r file; do"
                        // Java's own is there before those that want it.
                        + " ldd \"$file\" 2>&1 | grep 'not found' | grep -v libjvm.so | sed \"s#^#$file:#\"; done; :"));
        assertThat(missing).isEmpty();
    }

    @Test
    @Order(5)
    void purgingLeavesNothing() throws IOException, InterruptedException {
        tree.apt("purge", "--auto-remove", "earshot");
        // Packages that were fetched.
        tree.apt("clean");
        assertThat(tree.path("/var/lib/dpkg/status")).content().doesNotContain("earshot");
        assertThat(Listing.of(tree).differsFrom(before)).isEmpty();
    }
}

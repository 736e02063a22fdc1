package dev.earshot.autostart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class LaunchCommandTest {
    private final Properties properties = new Properties();

    LaunchCommandTest() {
        properties.putAll(Map.of(
                "os.name", "Linux",
                "java.home", "/my jdk",
                "user.dir", "/check out",
                "java.class.path", "target/classes:/lib/a.jar:./b.jar"));
    }

    private List<String> words(String... jvmOptions) {
        return LaunchCommand.running(properties, () -> List.of(jvmOptions)).words();
    }

    @Test
    void aCheckoutIsStartedByItsJavaFromAnyFolder() {
        assertThat(words("-Da=b c", "--enable-native-access=ALL-UNNAMED"))
                .containsExactly(
                        "/my jdk/bin/java",
                        "-Da=b c",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        "/check out/target/classes:/lib/a.jar:/check out/b.jar",
                        "dev.earshot.Main",
                        "run");
    }

    @Test
    void aDebuggerOfThisRunIsNoneOfALogin() {
        assertThat(words("-agentlib:jdwp=transport=dt_socket", "-javaagent:x.jar", "-Xmx1g"))
                .startsWith("/my jdk/bin/java", "-Xmx1g", "-cp");
    }

    @Test
    void onWindowsACheckoutOpensNoConsole() {
        properties.setProperty("os.name", "Windows 11");
        assertThat(words().getFirst()).endsWith("javaw.exe");
    }

    @Test
    void onWindowsThePackageOpensNoConsole() {
        properties.setProperty("jpackage.app-path", "C:\\Users\\Ada\\AppData\\Local\\earshot\\earshot.exe");
        assertThat(words()).containsExactly("C:\\Users\\Ada\\AppData\\Local\\earshot\\earshotw.exe", "run");
    }

    @Test
    void theAppFoldersScriptComesBeforeJavaAndThePackageBeforeBoth() {
        properties.setProperty("earshot.launcher", "/my apps/earshot/bin/earshot");
        assertThat(words("-Xmx1g")).containsExactly("/my apps/earshot/bin/earshot", "run");
        properties.setProperty("jpackage.app-path", "/opt/earshot/bin/Earshot");
        assertThat(words("-Xmx1g")).containsExactly("/opt/earshot/bin/Earshot", "run");
    }

    @Test
    void aLongClassPathIsShownAsItBegins() {
        assertThat(Status.line(List.of("java", "-cp", "/lib/a.jar:".repeat(99), "run")))
                .hasSize("java -cp … run".length() + Status.LONG)
                .startsWith("java -cp /lib/a.jar:/lib")
                .endsWith("… run");
    }

    @Test
    void thisProcessIsStartedByAJavaThatIsThere() {
        LaunchCommand here = LaunchCommand.ofThisProcess();
        assertThat(here.words()).contains("dev.earshot.Main").endsWith("run");
        assertThat(LaunchCommand.isThere(here.program())).isTrue();
    }

    @Test
    void theScriptNamesItselfWhereverItIsStartedFrom(@TempDir Path temp) throws IOException, InterruptedException {
        Path folder = temp.toRealPath().resolve("my $apps/bin");
        Path script = Files.createDirectories(folder).resolve("earshot");
        Files.copy(Path.of("installer/bin/earshot"), script);
        Path jdk = temp.resolve("jdk");
        Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25\"\n");
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.createSymbolicLink(temp.resolve("captions"), script);

        for (String from : List.of(script.toString(), "captions")) {
            Path out = temp.resolve("out");
            var process = new ProcessBuilder("/bin/sh", from)
                    .directory(temp.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile());
            process.environment().put("EARSHOT_JAVA_HOME", jdk.toString());
            assertThat(process.start().waitFor()).isZero();
            assertThat(Files.readAllLines(out)).contains("-Dearshot.launcher=" + script);
        }
        assertThat(Path.of("installer/bin/earshot.cmd")).content().contains("\"-Dearshot.launcher=%~f0\"");
    }
}

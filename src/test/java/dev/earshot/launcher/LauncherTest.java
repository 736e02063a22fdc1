package dev.earshot.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code installer/bin/earshot} with JDK folders whose {@code java} only prints its arguments. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final String BRIEF = "-XX:TieredStopAtLevel=1";

    private static final Path LAUNCHER = Path.of("installer/bin/earshot");
    private static final List<String> PLACES = List.of("/usr/lib/jvm", "/opt", "/Library/Java/JavaVirtualMachines");

    @TempDir
    Path temp;

    private Path program;
    private Path launcher;
    private final Map<String, String> environment = new HashMap<>();

    /** A copy in a folder with blanks, which looks for JDKs in this test's folder instead of this computer's. */
    @BeforeEach
    void install() throws IOException {
        program = temp.toRealPath().resolve("my programs/earshot");
        launcher = program.resolve("bin/earshot");
        Files.createDirectories(launcher.getParent());
        Files.createDirectories(program.resolve("lib"));
        String script = Files.readString(LAUNCHER);
        for (String place : PLACES) {
            assertThat(script).contains("\"" + place + "\"/*");
            script = script.replace("\"" + place + "\"/*", "\"" + temp + place + "\"/*");
        }
        Files.writeString(launcher, script);
        makeExecutable(launcher);
        environment.put("HOME", temp.resolve("home").toString());
        environment.put("JAVA_HOME", "");
        hideJavaOfThisComputer();
    }

    @Test
    void aJdkIsJudgedByItsReleaseFileAndNotStartedForThat() throws IOException, InterruptedException {
        Path jdk = jdk("usr/lib/jvm/jdk-25", "JAVA_VERSION=\"25.0.3\"");
        Result result = run("--version");
        assertThat(result.out()).startsWith(jdk.toString());
        assertThat(result.exit()).isZero();
        assertThat(jdk.resolve("bin/asked")).doesNotExist();
    }

    @Test
    void jvmOptionsAreReadFromTheFileBesideTheJarsAndThoseOfTheUserComeLast() throws IOException, InterruptedException {
        jdk("usr/lib/jvm/jdk", "JAVA_VERSION=\"25\"");
        environment.put("EARSHOT_JAVA_OPTS", "-XX:-UseSerialGC -XX:+UseZGC");
        assertThat(run("run").words())
                .containsSubsequence("@" + program + "/lib/java.options", "-XX:-UseSerialGC", "-XX:+UseZGC", "-cp");
        assertThat(Files.readString(Path.of("installer/bin/earshot.cmd"))).contains("\"@%~dp0..\\lib\\java.options\"");
    }

    @Test
    void everyLineEndsAsItsShellWantsIt() throws IOException {
        assertThat(Files.readString(Path.of("installer/bin/earshot.cmd")))
                .endsWith("\r\n")
                .doesNotContainPattern("[^\r]\n");
        assertThat(Files.readString(LAUNCHER)).doesNotContain("\r");
    }

    @Test
    void argumentsWithBlanksArriveWhole() throws IOException, InterruptedException {
        jdk("usr/lib/jvm/jdk", "JAVA_VERSION=\"26-ea\"");
        environment.put("EARSHOT_JAVA_OPTS", "-Xmx200m -Da=b");
        assertThat(run("say", "two words", "*", "").words())
                .containsSubsequence("-Xmx200m", "-Da=b", "-cp", program + "/lib/earshot.jar", "dev.earshot.Main")
                .endsWith("say", "two words", "*", "");
    }

    @Test
    void whatWasTrainedAtTheBuildIsUsedIfItIsThere() throws IOException, InterruptedException {
        jdk("usr/lib/jvm/jdk", "JAVA_VERSION=\"25\"");
        assertThat(run().out()).doesNotContain("AOT");
        Path trained = Files.createFile(program.resolve("lib/earshot.aot"));
        assertThat(run().words()).containsSubsequence("-XX:AOTCache=" + trained, "dev.earshot.Main");
    }

    @Test
    void aWordToTheAgentStartsAJavaForShortLivesUnlessItsOptionsAreChosen() throws IOException, InterruptedException {
        jdk("usr/lib/jvm/jdk", "JAVA_VERSION=\"25\"");
        assertThat(run("toggle").words()).contains(BRIEF).endsWith("toggle");
        assertThat(run("toggle", "x").words()).doesNotContain(BRIEF);
        assertThat(run("run").words()).doesNotContain(BRIEF);
        environment.put("EARSHOT_JAVA_OPTS", "-Da=b");
        assertThat(run("toggle").words()).contains("-Da=b").doesNotContain(BRIEF);
    }

    @Test
    void theJavaThatCameAlongComesBeforeAllOthers() throws IOException, InterruptedException {
        environment.put(
                "EARSHOT_JAVA_HOME", jdk("own jdk", "JAVA_VERSION=\"26\"").toString());
        Path along = jdk("my programs/earshot/runtime", "JAVA_VERSION=\"25.0.1\"");
        assertThat(run().out()).startsWith(along.toRealPath().toString());
    }

    @Test
    void nativeLibrariesThatLieBesideTheJarsAreNotUnpacked() throws IOException, InterruptedException {
        jdk("usr/lib/jvm/jdk", "JAVA_VERSION=\"25\"");
        assertThat(run().out()).doesNotContain("jna");
        Path beside = Files.createDirectory(program.resolve("lib/native"));
        assertThat(run().words())
                .containsSubsequence("-Djna.boot.library.path=" + beside, "-Djna.library.path=" + beside, "-cp");
    }

    @Test
    void aJdkOfOnesOwnComesBeforeJavaHomeBeforeThePathBeforeTheUsualPlaces() throws IOException, InterruptedException {
        Path usual = jdk("usr/lib/jvm/jdk", "JAVA_VERSION=\"25.0.1\"");
        assertThat(run().out()).startsWith(usual.toString());
        Path onPath = jdk("on path", "JAVA_VERSION=\"25.0.1\"");
        environment.put("PATH", onPath + "/bin:" + environment.get("PATH"));
        assertThat(run().out()).startsWith(onPath.toString());
        Path javaHome = jdk("java home", "JAVA_VERSION=\"25.0.1\"");
        environment.put("JAVA_HOME", javaHome.toString());
        assertThat(run().out()).startsWith(javaHome.toString());
        Path own = jdk("own jdk", "JAVA_VERSION=\"25.0.1\"");
        environment.put("EARSHOT_JAVA_HOME", own.toString());
        assertThat(run().out()).startsWith(own.toString());
    }

    @Test
    void everyUsualPlaceIsSearched() throws IOException, InterruptedException {
        for (String place : List.of(
                "home/.sdkman/candidates/java/25",
                "home/.jdks/temurin 25",
                "opt/my-jdk-25",
                "Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home")) {
            Path jdk = jdk(place, "JAVA_VERSION=\"25.0.3\"");
            assertThat(run().out()).startsWith(jdk.toString());
            Files.delete(jdk.resolve("bin/java"));
        }
    }

    @Test
    void anOldJdkIsPassedOver() throws IOException, InterruptedException {
        environment.put("JAVA_HOME", jdk("old", "JAVA_VERSION=\"1.8.0_402\"").toString());
        jdk("usr/lib/jvm/a-jdk-17", "JAVA_VERSION=\"17.0.15\"");
        Path recent = jdk("usr/lib/jvm/b-jdk-100", "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"100.0.1\"");
        assertThat(run().out()).startsWith(recent.toString());
    }

    @Test
    void aJavaWithoutReleaseFileIsAsked() throws IOException, InterruptedException {
        Path jdk = jdk("usr/lib/jvm/jdk", "");
        Files.delete(jdk.resolve("release"));
        assertThat(run().out()).startsWith(jdk.toString());
        assertThat(jdk.resolve("bin/asked")).exists();
    }

    @Test
    void linksToTheLauncherAndToJavaAreFollowedFromAnyFolder() throws IOException, InterruptedException {
        Path jdk = jdk("a jdk", "JAVA_VERSION=\"25\"");
        Path links = Files.createDirectories(temp.resolve("my links"));
        Files.createSymbolicLink(links.resolve("java"), jdk.resolve("bin/java"));
        Files.createSymbolicLink(links.resolve("first"), Path.of("../my programs/earshot/bin/earshot"));
        launcher = Files.createSymbolicLink(links.resolve("captions"), Path.of("first"));
        environment.put("PATH", links + ":" + environment.get("PATH"));
        Result result = run();
        assertThat(result.out()).startsWith(jdk.toString());
        assertThat(result.words()).contains(program + "/lib/earshot.jar");
    }

    @Test
    void withoutAJdkOneLineSaysWhatWasSoughtWhereAndWhatToDo() throws IOException, InterruptedException {
        jdk("usr/lib/jvm/jdk-17", "JAVA_VERSION=\"17.0.15\"");
        Result result = run();
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().lines())
                .singleElement()
                .asString()
                .startsWith("earshot: no JDK 25 or later in EARSHOT_JAVA_HOME, JAVA_HOME, PATH")
                .endsWith("install one, or set EARSHOT_JAVA_HOME to its folder");
    }

    /** A PATH with the few tools that the launcher calls and no java. */
    private void hideJavaOfThisComputer() throws IOException {
        Path tools = Files.createDirectories(temp.resolve("tools"));
        for (String tool : List.of("dirname", "readlink", "sed", "head")) {
            Path found = Stream.of("/bin", "/usr/bin")
                    .map(folder -> Path.of(folder, tool))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow();
            Path stub = Files.writeString(tools.resolve(tool), "#!/bin/sh\nexec " + found + " \"$@\"\n");
            makeExecutable(stub);
        }
        environment.put("PATH", tools.toString());
    }

    private Path jdk(String folder, String release) throws IOException {
        Path jdk = temp.toRealPath().resolve(folder);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), release + "\n");
        Path java = jdk.resolve("bin/java");
        Files.writeString(java, """
                #!/bin/sh
                if [ "$1" = -version ]; then
                    echo 'openjdk version "25.0.1" 2025-10-21' >&2
                    : > "${0%java}asked"
                    exit
                fi
                printf '%s\\n' "$0" "$@"
                """);
        makeExecutable(java);
        return jdk;
    }

    private static void makeExecutable(Path file) {
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private record Result(int exit, String out, String err) {
        List<String> words() {
            return List.of(out.split("\n", -1)).subList(0, (int) out.lines().count());
        }
    }

    private Result run(String... arguments) throws IOException, InterruptedException {
        Path out = temp.resolve("out");
        Path err = temp.resolve("err");
        var process = new ProcessBuilder(Stream.concat(Stream.of("/bin/sh", launcher.toString()), Stream.of(arguments))
                        .toList())
                .directory(temp.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        process.environment().keySet().removeIf(name -> name.contains("JAVA") || name.contains("CDPATH"));
        process.environment().putAll(environment);
        Process started = process.start();
        assertThat(started.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Result(started.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }
}

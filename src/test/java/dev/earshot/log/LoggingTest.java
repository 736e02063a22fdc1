package dev.earshot.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

@SuppressWarnings("try")
class LoggingTest {
    private final LoggerContext context = new LoggerContext();
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    @TempDir
    Path home;

    @BeforeEach
    void completeTheContext() {
        context.setMDCAdapter(new LogbackMDCAdapter());
    }

    @Test
    void messagesGoToTheFileWithTimeLevelThreadAndLogger() throws IOException {
        try (var logging = start(Level.INFO, false)) {
            context.getLogger("dev.earshot.room.RoomServer").info("open on port {}", 3000);
            context.getLogger("dev.earshot.room.RoomServer").debug("a detail");
        }
        assertThat(file()).matches("\\d{4}-\\d\\d-\\d\\dT\\S+ INFO  \\[.+] \\S*RoomServer open on port 3000\\R");
        assertThat(terminal.toString(UTF_8)).isEmpty();
    }

    @Test
    void theTerminalGetsAWarningAsOneLineAndTheFileItsStackTrace() throws IOException {
        try (var logging = start(Level.INFO, false)) {
            context.getLogger("dev.earshot.audio").warn("no sound\nfrom it", new IllegalStateException("unplugged"));
        }
        assertThat(terminal.toString(UTF_8)).isEqualTo("earshot: no sound from it" + System.lineSeparator());
        assertThat(file()).contains("no sound from it", "IllegalStateException: unplugged", "\tat dev.earshot");
    }

    @Test
    void whatWasSaidIsKeptOnlyIfTheUserAllowsIt() throws IOException {
        try (var logging = start(Level.DEBUG, false)) {
            context.getLogger(Logging.CAPTIONS).error("a secret");
        }
        assertThat(file()).doesNotContain("a secret");
        try (var logging = start(Level.ERROR, true)) {
            context.getLogger(Logging.CAPTIONS).info("said aloud");
        }
        assertThat(file()).contains("said aloud");
        assertThat(terminal.toString(UTF_8)).isEmpty();
    }

    @Test
    void ofLibrariesOnlyWarningsAreKept() throws IOException {
        try (var logging = start(Level.DEBUG, false)) {
            context.getLogger("okhttp3.X").info("chatter");
            context.getLogger("okhttp3.X").warn("trouble");
        }
        assertThat(file()).contains("trouble").doesNotContain("chatter");
    }

    @Test
    void folderAndEveryFileAreForTheirUserAlone() throws IOException {
        assumeTrue(home.getFileSystem().supportedFileAttributeViews().contains("posix"));
        try (var logging = Logging.start(context, folder(), 200, Level.INFO, false, terminal)) {
            logManyLines();
        }
        assertThat(mode(folder())).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder())) {
            assertThat(files)
                    .hasSizeGreaterThan(1)
                    .allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
        }
    }

    @Test
    void atMostFiveFilesAreKeptTheLatestMessageAmongThem() throws IOException {
        try (var logging = Logging.start(context, folder(), 200, Level.INFO, false, terminal)) {
            logManyLines();
        }
        try (Stream<Path> files = Files.list(folder())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "earshot.log", "earshot.log.1", "earshot.log.2", "earshot.log.3", "earshot.log.4");
        }
        assertThat(file() + Files.readString(folder().resolve("earshot.log.1"))).contains("message 99");
    }

    @Test
    void aFolderThatCannotBeMadeCostsOneWarningAndTheFile() throws IOException {
        Files.writeString(home.resolve("taken"), "");
        try (var logging = Logging.start(context, home.resolve("taken/log"), 200, Level.INFO, false, terminal)) {
            context.getLogger("dev.earshot.audio").warn("still told");
        }
        assertThat(terminal.toString(UTF_8).lines())
                .hasSize(2)
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("earshot: Nothing is logged to a file")
                                .contains("taken"),
                        line -> assertThat(line).isEqualTo("earshot: still told"));
    }

    @Test
    void beforeTheSettingsAreReadNothingSaidIsLogged() {
        new BeforeSettings().configure(context);
        assertThat(context.getLogger(Logging.CAPTIONS).isErrorEnabled()).isFalse();
        assertThat(context.getLogger("dev.earshot").isWarnEnabled()).isTrue();
        assertThat(context.getLogger("dev.earshot").isInfoEnabled()).isFalse();
        context.stop();
    }

    private Logging start(Level level, boolean captions) {
        return Logging.start(context, folder(), 100_000, level, captions, terminal);
    }

    private void logManyLines() {
        for (int i = 0; i < 100; i++) {
            context.getLogger("dev.earshot.agent").info("message {}", i);
        }
    }

    private Path folder() {
        return home.resolve("state/log");
    }

    private String file() throws IOException {
        return Files.readString(folder().resolve("earshot.log"));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}

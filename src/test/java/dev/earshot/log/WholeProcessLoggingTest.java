package dev.earshot.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

@SuppressWarnings("try")
class WholeProcessLoggingTest {
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @BeforeEach
    @AfterEach
    void restoreJavaUtilLogging() throws IOException {
        LogManager.getLogManager().readConfiguration();
    }

    @Test
    void anyLoggerReachesTheTerminalUntilLoggingIsClosed() {
        try (var logging = Logging.start(folder, Level.INFO, false, terminal)) {
            LoggerFactory.getLogger("dev.earshot.anywhere").warn("heard");
        }
        LoggerFactory.getLogger("dev.earshot.anywhere").warn("unheard");
        assertThat(terminal.toString(UTF_8)).isEqualTo("earshot: heard" + System.lineSeparator());
    }

    @Test
    void javaUtilLoggingNoLongerPrints() {
        assertThat(Logger.getLogger("").getHandlers()).isNotEmpty();
        try (var logging = Logging.start(folder, Level.INFO, false, terminal)) {
            assertThat(Logger.getLogger("").getHandlers()).isEmpty();
        }
    }
}

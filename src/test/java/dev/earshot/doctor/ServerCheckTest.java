package dev.earshot.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.AppFolders;
import dev.earshot.config.Settings;
import dev.earshot.config.SettingsException;
import dev.earshot.config.SettingsLoader;
import dev.earshot.room.RoomServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCheckTest {
    @TempDir
    private Path home;

    @Test
    void ourOwnIsStartedForTheCheckAndTakesThePassphrase() throws SettingsException {
        Finding finding = look(Map.of("room-server.port", "0"));
        assertThat(finding.grade()).as("%s", finding).isEqualTo(Grade.FINE);
        assertThat(finding.words())
                .startsWith("Earshot's own, started for this check; round trip ")
                .endsWith("its clock agrees, it takes the passphrase");
    }

    @Test
    void aRoomWithAnotherPassphraseIsAFailureThatSaysWhatToSet() throws IOException, SettingsException {
        try (RoomServer server =
                RoomServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Clock.systemUTC(), "1")) {
            Map<String, String> room = Map.of("server.url", server.sendUrl().toString(), "room.name", "r");
            assertThat(look(with(room, "room.passphrase", "first")).grade()).isEqualTo(Grade.FINE);

            Finding finding = look(with(room, "room.passphrase", "second"));

            assertThat(finding.grade()).isEqualTo(Grade.FAILURE);
            assertThat(finding.words()).contains("The room's passphrase is wrong (401); set room.passphrase");
        }
    }

    @Test
    void whereNothingAnswersItFailsAndTellsTheUrl() throws IOException, SettingsException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Finding finding = look(foreign("http://127.0.0.1:" + port + "/api/send?key=secret"));
        assertThat(finding.grade()).isEqualTo(Grade.FAILURE);
        assertThat(finding.words()).isEqualTo("Nothing answers at 127.0.0.1:" + port);
        assertThat(finding.advice()).endsWith("http://127.0.0.1:" + port + "/api/send");
    }

    @Test
    void anothersServerIsNeverFineSinceOnlyACaptionWouldTell() throws IOException, SettingsException {
        try (MockWebServer server = new MockWebServer()) {
            server.enqueue(new MockResponse.Builder()
                    .addHeader("X-Powered-By", "Express")
                    .code(404)
                    .build());
            server.start();
            Finding finding = look(foreign(server.url("/api/send").toString()));
            assertThat(finding.grade()).isEqualTo(Grade.UNTRIED);
            assertThat(finding.words()).startsWith("Node.js, round trip ");
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    @Test
    void aPortThatIsTakenByAnotherProgramIsAFailure() throws IOException, SettingsException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Finding finding =
                    look(Map.of("room-server.port", String.valueOf(taken.getLocalPort()), "delivery.timeout", "100ms"));
            assertThat(finding.grade()).isEqualTo(Grade.FAILURE);
            assertThat(finding.advice()).startsWith("Set room-server.port");
        }
    }

    private static Map<String, String> foreign(String url) {
        return Map.of("server.url", url, "room.name", "r", "room.passphrase", "p");
    }

    private static Map<String, String> with(Map<String, String> settings, String key, String value) {
        Map<String, String> all = new HashMap<>(settings);
        all.put(key, value);
        return all;
    }

    private Finding look(Map<String, String> overrides) throws SettingsException {
        AppFolders folders = AppFolders.of("Linux", Map.of(), home);
        Settings settings = new SettingsLoader(folders, Map.of(), "ada", new Random(1))
                .load(Optional.empty(), overrides)
                .settings();
        return new ServerCheck(settings, Clock.systemUTC()).look();
    }
}

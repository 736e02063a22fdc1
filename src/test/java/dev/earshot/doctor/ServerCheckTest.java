package dev.earshot.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.LeftOut;
import dev.earshot.config.AppFolders;
import dev.earshot.config.Settings;
import dev.earshot.config.SettingsException;
import dev.earshot.config.SettingsLoader;
import dev.earshot.room.RoomServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerCheckTest {
    @TempDir
    private Path home;

    @Test
    void ourOwnIsStartedForTheCheckAndNothingIsSaidOfAPassphraseThatItCannotKnow() throws SettingsException {
        Finding finding = look(Map.of("room-server.port", "0"));
        assertThat(finding.grade()).as("%s", finding).isEqualTo(Grade.FINE);
        assertThat(finding.words())
                .startsWith("Earshot's own, started for this check; round trip ")
                .endsWith("its clock agrees");
    }

    @Test
    void aRoomWithAnotherPassphraseIsAFailureThatSaysWhatToSet()
            throws IOException, InterruptedException, SettingsException {
        try (RoomServer server = server(InetAddress.getLoopbackAddress())) {
            Map<String, String> room = Map.of("server.url", server.sendUrl().toString(), "room.name", "r");
            assertThat(speak(server, "first")).isEqualTo(200);
            Finding fine = look(with(room, "room.passphrase", "first"));
            assertThat(fine.grade()).isEqualTo(Grade.FINE);
            assertThat(fine.words()).startsWith("Earshot's, round trip ").endsWith("it takes the passphrase");

            Finding finding = look(with(room, "room.passphrase", "second"));

            assertThat(finding.grade()).isEqualTo(Grade.FAILURE);
            assertThat(finding.words())
                    .startsWith("Earshot's, round trip ")
                    .contains("The room's passphrase is wrong (401); set room.passphrase");
        }
    }

    /** Else a mistyped passphrase would be said to be right, and lock out everybody who has the right one. */
    @Test
    void aRoomThatIsNewIsUntriedAndNotMadeByTheCheck() throws IOException, InterruptedException, SettingsException {
        try (RoomServer server = server(InetAddress.getLoopbackAddress())) {
            Finding finding = look(
                    Map.of("server.url", server.sendUrl().toString(), "room.name", "r", "room.passphrase", "mistyped"));
            assertThat(finding.grade()).isEqualTo(Grade.UNTRIED);
            assertThat(finding.words())
                    .startsWith("Earshot's, round trip ")
                    .endsWith("; the room is new there, its first caption makes it with your passphrase");
            assertThat(speak(server, "right")).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void ourOwnThatRunsIsAskedInPlaceOfAnother(String host) throws IOException, SettingsException {
        InetAddress address = InetAddress.getByName(host);
        LeftOut.unless(isHere(address), "The test of a server on " + host + " is left out: this computer has no such");
        try (RoomServer server = server(address)) {
            Finding finding = look(Map.of("room-server.host", host, "room-server.port", String.valueOf(server.port())));
            assertThat(finding.grade()).as("%s", finding).isEqualTo(Grade.UNTRIED);
            assertThat(finding.words())
                    .startsWith("Earshot's own, running; round trip ")
                    .endsWith("; the room is new there, its first caption makes it with your passphrase");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500|The server answers 500, it has trouble of its own",
                "403|The server does not let this computer send (403); ask whoever runs it",
                "404|Nothing takes captions at this URL (404); the Node server's ends in /api/send,"
                        + " the PHP server's in /server.php"
            })
    void aTrialThatCameToNothingIsUntriedAndSaysWhy(int status, String reason) throws IOException, SettingsException {
        try (MockWebServer server = new MockWebServer()) {
            for (MockResponse answer : List.of(
                    new MockResponse.Builder()
                            .body("{\"service\":\"Earshot room server\",\"presence\":true}")
                            .build(),
                    new MockResponse.Builder().code(status).build())) {
                server.enqueue(answer);
            }
            server.start();
            Finding finding = look(foreign(server.url("/api/send").toString()));
            assertThat(finding.grade()).isEqualTo(Grade.UNTRIED);
            assertThat(finding.words()).endsWith("; whether it takes the passphrase is open: " + reason);
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
            assertThat(finding.words())
                    .startsWith("Node.js, round trip ")
                    .endsWith("; whether it takes the passphrase, only a caption tells");
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

    private static RoomServer server(InetAddress address) throws IOException {
        return RoomServer.start(new InetSocketAddress(address, 0), Clock.systemUTC(), "1");
    }

    private static boolean isHere(InetAddress address) {
        try (ServerSocket socket = new ServerSocket(0, 1, address)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static int speak(RoomServer server, String passphrase) throws IOException, InterruptedException {
        String caption = """
                {"room":"r","passphrase":"%s","user_name":"Ada","text":"hello","is_preview":false}""".formatted(passphrase);
        HttpRequest request = HttpRequest.newBuilder(server.sendUrl())
                .POST(HttpRequest.BodyPublishers.ofString(caption))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
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

package dev.earshot.cli;

import static dev.earshot.cli.Console.DONE;
import static dev.earshot.cli.Console.FAILED;
import static dev.earshot.cli.Console.MISUSED;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.earshot.room.RoomServer;
import dev.earshot.speech.SpeechModel;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, held against a real room server. */
class SendCommandTest {
    private static final String PASSPHRASE = "open-sesame";

    @TempDir
    Path home;

    private RoomServer server;

    @BeforeEach
    void serve() throws IOException {
        server = RoomServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Clock.systemUTC(), "1");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Console console(String typed) throws IOException {
        Console console = new Console(home, typed);
        console.settings("""
                server.url = "%s"
                room { name = "amber hall", passphrase = %s }
                delivery.max-age = 3s
                """.formatted(server.sendUrl(), PASSPHRASE));
        return console;
    }

    private List<String> shown() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(server.sendUrl().resolve("/api/list?room=amber%20hall"))
                    .build();
            String body = client.send(request, BodyHandlers.ofString()).body();
            return JsonParser.parseString(body).getAsJsonObject().getAsJsonArray("transcriptions").asList().stream()
                    .map(JsonElement::getAsJsonObject)
                    .map(it -> it.get("user_name").getAsString() + ": "
                            + it.get("text").getAsString())
                    .toList();
        }
    }

    private static JsonObject json(Console console) {
        return JsonParser.parseString(console.out.lines().getLast()).getAsJsonObject();
    }

    @Test
    void theWordsAreOneCaption() throws IOException, InterruptedException {
        Console console = console("");

        assertThat(console.run("send", "--name", "Bob", "hello", "@everyone,", "café  🙂"))
                .isEqualTo(DONE);

        assertThat(shown()).containsExactly("Bob: hello @everyone, café  🙂");
        assertThat(console.out.lines())
                .containsExactly("offered 1, accepted 1, refused 0, expired 0, dropped 0, retried 0");
        assertThat(console.err.text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@@twice", "@LICENSE", "-- --dashed"})
    void whatLooksSpecialIsTextAllTheSame(String words) throws IOException, InterruptedException {
        Console console = console("");

        assertThat(console.run(("send " + words).split(" "))).isEqualTo(DONE);

        assertThat(shown()).containsExactly("ada: " + words.replace("-- ", ""));
    }

    @Test
    void eachLineOfStandardInputIsACaptionAndBlankOnesAreNone() throws IOException, InterruptedException {
        Console console = console("one\n\n  two  \r\n \t \nthree");

        assertThat(console.run("send", "-", "--json")).isEqualTo(DONE);

        assertThat(shown()).containsExactly("ada: one", "ada: two", "ada: three");
        assertThat(json(console)).isEqualTo(JsonParser.parseString("""
                {"offered": 3, "accepted": 3, "refused": 0, "expired": 0, "dropped": 0, "retried": 0, "reason": ""}"""));
        assertThat(json(console).keySet())
                .containsExactly("offered", "accepted", "refused", "expired", "dropped", "retried", "reason");
    }

    @Test
    void moreLinesThanTheQueueHoldsAllArriveInOrder() throws IOException, InterruptedException {
        StringBuilder typed = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            typed.append("line ").append(i).append('\n');
        }
        Console console = console(typed.toString());
        Files.writeString(console.settingsFile(), Files.readString(console.settingsFile()) + "delivery.queue = 5\n");

        assertThat(console.run("send", "-")).isEqualTo(DONE);

        List<String> shown = shown();
        assertThat(shown).last().isEqualTo("ada: line 59");
        assertThat(shown)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(
                        Comparator.comparingInt(line -> Integer.parseInt(line.substring("ada: line ".length()))));
    }

    /** A terminal at which nobody types. */
    private static final class Silent extends InputStream {
        private final CountDownLatch waiting;
        private final CountDownLatch over;

        Silent(CountDownLatch waiting, CountDownLatch over) {
            this.waiting = waiting;
            this.over = over;
        }

        @Override
        public int read() throws IOException {
            return read(new byte[1], 0, 1);
        }

        /** As a terminal does, takes no notice of an interrupt. */
        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            waiting.countDown();
            while (over.getCount() > 0) {
                LockSupport.parkNanos(1_000_000);
            }
            return -1;
        }
    }

    @Test
    void anInterruptEndsTheWaitForALine() throws IOException, InterruptedException {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Console console = new Console(home, new Silent(waiting, over));
        console.settings(
                "server.url = \"" + server.sendUrl() + "\"\nroom { name = amber-hall, passphrase = 7k3q-9xw2 }");
        Console.Running sending = console.start("send", "-");
        waiting.await();

        assertThat(sending.interrupt()).isEqualTo(FAILED);
        over.countDown();
    }

    @Test
    void anInputThatFailsIsSaidInOneSentence() throws IOException {
        InputStream closed = InputStream.nullInputStream();
        closed.close();
        Console console = new Console(home, closed);
        console.settings(
                "server.url = \"" + server.sendUrl() + "\"\nroom { name = amber-hall, passphrase = 7k3q-9xw2 }");

        assertThat(console.run("send", "-")).isEqualTo(FAILED);
        assertThat(console.err.lines()).containsExactly("earshot: standard input can't be read: Stream closed");
    }

    @Test
    void aBlankTextIsWrongUse() throws IOException, InterruptedException {
        Console console = console("");

        assertThat(console.run("send", " ", "")).isEqualTo(MISUSED);

        assertThat(console.err.lines().getFirst()).isEqualTo("earshot: TEXT is blank: there is nothing to send");
        assertThat(shown()).isEmpty();
    }

    @Test
    void aWrongPassphraseIsSaidInWords() throws IOException, InterruptedException {
        assertThat(console("").run("send", "first")).isEqualTo(DONE);
        Console console = console("");

        assertThat(console.run("send", "--json", "--passphrase", "wrong-words", "second"))
                .isEqualTo(FAILED);

        assertThat(console.err.lines())
                .containsExactly(
                        "earshot: The room's passphrase is wrong (401);"
                                + " set room.passphrase to the one the room was made with",
                        "earshot: 1 of 1 captions did not reach the room");
        assertThat(json(console).get("refused").getAsInt()).isEqualTo(1);
        assertThat(json(console).get("reason").getAsString()).startsWith("The room's passphrase is wrong");
        assertThat(console.out.text() + console.err.text()).doesNotContain("wrong-words");
        assertThat(shown()).containsExactly("ada: first");
    }

    @Test
    void whereNothingListensTheWaitIsExplainedAndTheCaptionExpires() throws IOException {
        Console console = console("");
        String url;
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            url = "http://127.0.0.1:" + nobody.getLocalPort() + "/api/send";
        }

        assertThat(console.run("send", "--json", "--url", url, "hello")).isEqualTo(FAILED);

        assertThat(json(console).get("expired").getAsInt()).isEqualTo(1);
        assertThat(json(console).get("retried").getAsInt()).isPositive();
        assertThat(console.err.lines())
                .containsExactly(
                        "earshot: Nothing answers at 127.0.0.1:" + url.replaceAll("\\D*127.0.0.1:(\\d+).*", "$1")
                                + "; each caption is tried again until it is 3 s old",
                        "earshot: 1 of 1 captions did not reach the room");
    }

    @Test
    void aRecordingIsTranscribedAndSent() throws IOException, InterruptedException {
        Console console = console("");
        Path recording = Path.of("src/test/resources/speech/speaker-a.wav");
        List<String> spoken = Files.readAllLines(Path.of("src/test/resources/speech/speaker-a.txt")).stream()
                .map(line -> line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1))
                .toList();

        assertThat(console.run("transcribe", "--send", recording.toString())).isEqualTo(DONE);

        assertThat(console.out.lines()).isEqualTo(spoken);
        assertThat(shown())
                .isEqualTo(spoken.stream().map(line -> "ada: " + line).toList());
    }

    @Test
    void whatTheModelIsNotSureEnoughOfIsWrittenDownAndNotSent() throws IOException, InterruptedException {
        assertThat(console("").run("send", "--name", "Bob", "first")).isEqualTo(DONE);
        Console console = console("");
        console.settings(Files.readString(console.settingsFile()) + "captions.min-confidence = 1\n");

        assertThat(console.run("transcribe", "--send", "src/test/resources/speech/digits-4.wav"))
                .isEqualTo(DONE);

        assertThat(console.out.lines()).hasSize(1);
        assertThat(shown()).containsExactly("Bob: first");
    }

    @Test
    void aRecordingThatTheRoomRefusesIsStillWrittenDown() throws IOException {
        assertThat(console("").run("send", "first")).isEqualTo(DONE);
        Console console = console("");

        assertThat(console.run("transcribe", "--send", "--passphrase", "x", "src/test/resources/speech/digits-1.wav"))
                .isEqualTo(FAILED);

        assertThat(console.out.lines()).hasSize(1);
        assertThat(console.err.lines())
                .containsExactly(
                        "earshot: written down by the " + SpeechModel.DEMO,
                        "earshot: The room's passphrase is wrong (401);"
                                + " set room.passphrase to the one the room was made with",
                        "earshot: 1 of 1 captions did not reach the room");
    }
}

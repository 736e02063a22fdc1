package dev.earshot.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.caption.Caption;
import dev.earshot.caption.Presence;
import dev.earshot.config.LoadedSettings;
import dev.earshot.config.SettingsException;
import dev.earshot.delivery.Delivery;
import dev.earshot.delivery.DeliveryFigures;
import dev.earshot.delivery.Fate;
import dev.earshot.room.RoomServer;
import dev.earshot.transcript.TranscriptFile;
import dev.earshot.transcript.TranscriptLine;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LiveSendingTest {
    private static final int EDITS = 200;

    @TempDir
    private Path home;

    private final Map<String, List<String>> fates = new ConcurrentHashMap<>();
    private final List<String> notices = new CopyOnWriteArrayList<>();
    /** From a caption's id to the room in force when it was said. */
    private final Map<String, String> said = new ConcurrentHashMap<>();

    private final Delivery.Listener listener = new Delivery.Listener() {
        @Override
        public void settled(Caption caption, Fate fate) {
            fates.computeIfAbsent(caption.id(), any -> new CopyOnWriteArrayList<>())
                    .add(fate.word());
        }

        @Override
        public void notice(String sentence) {
            notices.add(sentence);
        }
    };

    /** Captions flow all the time; each edit names another server, room, passphrase, speaker, transcript and delivery. */
    @Test
    void twoHundredEditsInEachEditorsWayLoseNothingAndSendNothingElsewhere()
            throws IOException, SettingsException, InterruptedException {
        Files.createDirectories(file().getParent());
        try (RoomServer one = server(0);
                RoomServer two = server(0)) {
            List<RoomServer> servers = List.of(one, two);
            Files.writeString(file(), text(0, servers));
            LoadedSettings first = load();
            List<String> problems = new CopyOnWriteArrayList<>();
            LiveSending sending = LiveSending.start(first.settings(), surroundings(), listener);
            AtomicBoolean over = new AtomicBoolean();
            Thread speaker = Thread.ofPlatform().start(() -> speak(sending, over));
            LiveSettings live =
                    new LiveSettings(List.of(sending::become), it -> it.ifPresent(problems::add), news -> {});
            List<Page> pages = new ArrayList<>();
            Map<String, Page> byRoom = new HashMap<>();
            for (int i = 0; i < 4; i++) {
                Page page = Page.open(servers.get(i / 2).sendUrl().resolve("/api/stream?room=" + room(i)));
                pages.add(page);
                byRoom.put(room(i), page);
            }
            try (sending;
                    SettingsWatch watch = SettingsWatch.start(first, this::load, live)) {
                for (int edit = 1; edit <= EDITS; edit++) {
                    save(edit, text(edit, servers));
                    awaitSpeaker(sending, "Speaker " + edit);
                }
                over.set(true);
                speaker.join();
                awaitSettled(sending);
            } finally {
                over.set(true);
                speaker.join();
            }
            assertThat(problems).isEmpty();
            assertThat(said).hasSizeGreaterThan(EDITS);
            assertThat(said.values()).contains(room(0), room(1), room(2), room(3));
            assertThat(fates.keySet()).isEqualTo(said.keySet());
            assertThat(fates.values()).containsOnly(List.of("accepted"));
            DeliveryFigures figures = sending.figures();
            assertThat(figures.accepted()).isEqualTo(said.size());
            assertThat(figures.offered()).isEqualTo(said.size());
            for (Map.Entry<String, Page> room : byRoom.entrySet()) {
                List<String> here = said.entrySet().stream()
                        .filter(it -> it.getValue().equals(room.getKey()))
                        .map(Map.Entry::getKey)
                        .toList();
                room.getValue().awaitCaptions(here.size());
                assertThat(room.getValue().events().stream()
                                .filter(event -> event.type().equals("caption"))
                                .map(Page.Event::id))
                        .containsExactlyInAnyOrderElementsOf(here);
            }
            assertThat(writtenDown()).containsExactlyInAnyOrderElementsOf(said.keySet());
            try (Stream<Path> journals = Files.list(home.resolve(".local/state/earshot/unsent"))) {
                assertThat(journals).isEmpty();
            }
            for (Page page : pages) {
                page.close();
            }
        }
    }

    private List<String> writtenDown() throws IOException {
        List<String> ids = new ArrayList<>();
        for (String folder : List.of("transcripts-0", "transcripts-1")) {
            for (TranscriptFile file : TranscriptFile.in(home.resolve(folder))) {
                List<TranscriptLine> lines = file.lines();
                assertThat(lines).allMatch(line -> line.fate().equals("accepted"));
                lines.forEach(line -> ids.add(line.id()));
            }
        }
        return ids;
    }

    private void speak(LiveSending sending, AtomicBoolean over) {
        try {
            while (!over.get()) {
                sending.undisturbed(() -> {
                    Instant now = Instant.now();
                    Caption caption = sending.session().sentence("hello", now, now);
                    said.put(caption.id(), sending.settings().room().name());
                    sending.offer(caption);
                });
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String room(int edit) {
        return "room" + edit % 4;
    }

    private String text(int edit, List<RoomServer> servers) {
        return String.join(
                "\n",
                "server.url = \"" + servers.get(edit % 4 / 2).sendUrl() + "\"",
                "room { name = " + room(edit) + ", passphrase = \"the secret of " + room(edit) + "\" }",
                "speaker.name = Speaker " + edit,
                "delivery { max-in-flight = " + (1 + edit % 5) + ", timeout = " + (2 + edit % 3) + "s }",
                "transcript.folder = \"" + home.resolve("transcripts-" + edit % 2) + "\"",
                "# " + "x".repeat(edit * 37 % 500),
                "");
    }

    private void save(int edit, String text) throws IOException, InterruptedException {
        Path file = file();
        Path beside = file.resolveSibling(".earshot.conf.swp");
        switch (edit % 6) {
            case 0 -> Files.writeString(file, text);
            case 1 -> {
                Files.writeString(beside, text);
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            }
            case 2 -> {
                Files.move(file, file.resolveSibling("earshot.conf~"), StandardCopyOption.REPLACE_EXISTING);
                Files.writeString(file, text);
            }
            case 3 -> {
                // Over what is there, then cut to its length.
                Files.write(file, text.getBytes(UTF_8), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                    channel.truncate(text.getBytes(UTF_8).length);
                }
            }
            case 4 -> {
                Files.delete(file);
                Path real = Files.createDirectories(home.resolve("dotfiles-" + edit))
                        .resolve("earshot.conf");
                Files.writeString(real, text);
                Files.createSymbolicLink(file, real);
            }
            default -> {
                // Through the link.
                Files.writeString(file, "");
                Files.writeString(file, text);
            }
        }
    }

    private static void awaitSpeaker(LiveSending sending, String name) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(10);
        while (!sending.settings().speaker().name().equals(name)) {
            assertThat(Instant.now()).as("%s is in force", name).isBefore(end);
            Thread.sleep(5);
        }
    }

    private static void awaitSettled(LiveSending sending) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(20);
        while (sending.figures().accepted() < sending.figures().offered()) {
            assertThat(Instant.now()).as("settled: %s", sending.figures()).isBefore(end);
            Thread.sleep(5);
        }
    }

    @Test
    void whatWaitsUnderTheOldSettingsIsFinishedThereAndCountedOnce()
            throws IOException, SettingsException, InterruptedException {
        int port;
        try (ServerSocket away = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            port = away.getLocalPort();
        }
        try (RoomServer there = server(0)) {
            Files.createDirectories(file().getParent());
            String room = "room { name = panel, passphrase = secret }\n";
            Files.writeString(file(), room + "server.url = \"http://127.0.0.1:" + port + "/api/send\"\n");
            try (LiveSending sending = LiveSending.start(load().settings(), surroundings(), listener)) {
                say(sending);
                say(sending);
                Files.writeString(file(), room + "server.url = \"" + there.sendUrl() + "\"\n");
                assertThat(sending.become(load().settings())).isEmpty();
                say(sending);
                awaitAccepted(sending, 1);
                assertThat(sending.figures().offered()).isEqualTo(3);
                try (RoomServer late = server(port);
                        Page page = Page.open(late.sendUrl().resolve("/api/stream?room=panel"))) {
                    page.awaitCaptions(2);
                    awaitAccepted(sending, 3);
                    awaitSettled(sending);
                }
                assertThat(sending.figures().offered()).isEqualTo(3);
            }
        }
        assertThat(fates.values()).hasSize(3).containsOnly(List.of("accepted"));
    }

    @Test
    void theRoomServerMovesAndStaysWhereItsNewPortIsTaken()
            throws IOException, SettingsException, InterruptedException {
        Files.createDirectories(file().getParent());
        String room = "room { name = panel, passphrase = secret }\n";
        Files.writeString(file(), room + "room-server.port = 0\n");
        try (LiveSending sending = LiveSending.start(load().settings(), surroundings(), listener);
                ServerSocket taken = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            say(sending);
            awaitAccepted(sending, 1);
            String before = sending.target().toString();
            Files.writeString(file(), room + "room-server.port = " + taken.getLocalPort() + "\n");
            assertThat(sending.become(load().settings()).orElseThrow())
                    .contains("port " + taken.getLocalPort() + " on 127.0.0.1 is taken");
            assertThat(sending.target()).hasToString(before);
            say(sending);
            awaitAccepted(sending, 2);

            int own = sending.target().getPort();
            Files.writeString(file(), room + "room-server { host = 0.0.0.0, port = " + own + " }\n");
            assertThat(sending.become(load().settings())).isEmpty();
            say(sending);
            awaitAccepted(sending, 3);
            assertThat(sending.display().orElseThrow().getPort()).isEqualTo(own);

            try (RoomServer other = server(0)) {
                Files.writeString(file(), room + "server.url = \"" + other.sendUrl() + "\"\n");
                assertThat(sending.become(load().settings())).isEmpty();
                say(sending);
                awaitAccepted(sending, 4);
                assertThat(sending.display()).isEmpty();
                awaitFree(own);
            }
        }
        assertThat(fates.values()).containsOnly(List.of("accepted"));
    }

    @Test
    void theRoomServerIsTakenBackWhileItWaitsToBeClosed() throws IOException, SettingsException {
        Files.createDirectories(file().getParent());
        int dead;
        int own;
        try (ServerSocket one = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ServerSocket two = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            dead = one.getLocalPort();
            own = two.getLocalPort();
        }
        String here = "room { name = panel, passphrase = secret }\nroom-server.port = " + own + "\n";
        String away = here + "server.url = \"http://127.0.0.1:" + dead + "/api/send\"\n";
        Files.writeString(file(), away);
        try (LiveSending sending = LiveSending.start(load().settings(), surroundings(), listener)) {
            // For this one, which does not arrive, all that is left later waits.
            say(sending);
            for (String settings : List.of(here, away, here, away, here)) {
                Files.writeString(file(), settings);
                assertThat(sending.become(load().settings())).isEmpty();
            }
            assertThat(sending.display().orElseThrow().getPort()).isEqualTo(own);
        }
    }

    @Test
    void whatTheStateFileKeepsMovesWithTheRoomServer() throws IOException, SettingsException, InterruptedException {
        Files.createDirectories(file().getParent());
        String rest = "room { name = panel, passphrase = secret }\n" + "room-server { port = 0, state-file = \""
                + home.resolve("rooms") + "\"";
        Files.writeString(file(), rest + " }\n");
        try (LiveSending sending = LiveSending.start(load().settings(), surroundings(), listener)) {
            say(sending);
            awaitAccepted(sending, 1);
            Files.writeString(file(), rest + ", host = 127.0.0.2 }\n");
            assertThat(sending.become(load().settings())).isEmpty();
            say(sending);
            awaitAccepted(sending, 2);
            try (Page page = Page.open(sending.target().resolve("/api/stream?room=panel"))) {
                page.awaitCaptions(2);
                assertThat(page.events()).hasSize(2);
            }
        }
    }

    @Test
    void aPauseIsKnownInTheNewRoom() throws IOException, SettingsException, InterruptedException {
        Files.createDirectories(file().getParent());
        try (RoomServer server = server(0);
                Page page = Page.open(server.sendUrl().resolve("/api/stream?room=other"))) {
            String url = "server.url = \"" + server.sendUrl() + "\"\n";
            Files.writeString(file(), url + "room { name = panel, passphrase = secret }\n");
            try (LiveSending sending = LiveSending.start(load().settings(), surroundings(), listener)) {
                sending.presence(Presence.State.PAUSED);
                Files.writeString(file(), url + "room { name = other, passphrase = secret }\n");
                assertThat(sending.become(load().settings())).isEmpty();
                page.awaitPresence("paused");
            }
        }
    }

    private static void awaitFree(int port) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(10);
        while (true) {
            try (RoomServer again = server(port)) {
                return;
            } catch (IOException e) {
                assertThat(Instant.now()).as("The server is closed").isBefore(end);
                Thread.sleep(20);
            }
        }
    }

    private static void awaitAccepted(LiveSending sending, long captions) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(20);
        while (sending.figures().accepted() < captions) {
            assertThat(Instant.now()).as("accepted: %s", sending.figures()).isBefore(end);
            Thread.sleep(5);
        }
    }

    private static void say(LiveSending sending) {
        sending.undisturbed(() -> {
            Instant now = Instant.now();
            sending.offer(sending.session().sentence("hello", now, now));
        });
    }

    private static RoomServer server(int port) throws IOException {
        return RoomServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), Clock.systemUTC(), "test");
    }

    private Path file() {
        return surroundings().folders().settingsFile();
    }

    private LoadedSettings load() throws SettingsException {
        return surroundings().settingsLoader().load(Optional.empty(), Map.of("delivery.max-age", "1m"));
    }

    private Surroundings surroundings() {
        return new Surroundings(
                "Linux",
                Map.of(),
                home,
                "ada",
                InputStream.nullInputStream(),
                Clock.offset(Clock.systemUTC(), Duration.ZERO),
                new Random());
    }
}

package dev.earshot.app;

import dev.earshot.audio.AudioSource;
import dev.earshot.audio.PacedSource;
import dev.earshot.audio.WavFile;
import dev.earshot.caption.Caption;
import dev.earshot.caption.Finishing;
import dev.earshot.caption.Session;
import dev.earshot.caption.Speaker;
import dev.earshot.config.Settings;
import dev.earshot.delivery.Delivery;
import dev.earshot.delivery.Fate;
import dev.earshot.room.RoomServer;
import dev.earshot.speech.Listening;
import dev.earshot.speech.LiveModel;
import dev.earshot.speech.SpeechModel;
import dev.earshot.system.Build;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The whole way on a recording, in one process: speech in, captions on a page, with real parts throughout. */
public final class Demo {
    private static final String RECORDINGS = "/dev/earshot/speech/demo/";

    private final Surroundings surroundings;
    private final Settings.Delivery delivery;

    public Demo(Surroundings surroundings, Settings.Delivery delivery) {
        this.surroundings = surroundings;
        this.delivery = delivery;
    }

    /** Is told how the demo goes, as it goes, from several threads. */
    public interface Listener {
        /** The page can be opened. */
        void started(URI display);

        void settled(Caption caption, Fate fate);
    }

    /**
     * Plays the recording and returns when every sentence has met its fate.
     *
     * @param realTime as a microphone would give it, else as fast as it goes
     * @param port where the room server listens; 0 is any free one
     * @throws IOException if the port is taken
     */
    public DemoReport run(boolean realTime, int port, Listener listener) throws IOException, InterruptedException {
        Settings.Room room =
                new Settings.Room("demo", Long.toHexString(surroundings.random().nextLong()) + "demo");
        ConcurrentSkipListMap<Long, String> recognised = new ConcurrentSkipListMap<>();
        Delivery.Listener fates = (caption, fate) -> {
            recognised.put(caption.sequence(), caption.text());
            listener.settled(caption, fate);
        };
        try (RoomServer server = RoomServer.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        surroundings.clock(),
                        Build.ofThisProgram().version());
                LiveModel model = new LiveModel(SpeechModel.open(Optional.empty(), List.of()))) {
            URI display = server.displayUrl(room.name());
            listener.started(display);
            Delivery messenger = Delivery.start(
                    server.sendUrl(), room, delivery, fates, surroundings.clock(), surroundings.random()::nextDouble);
            try (messenger) {
                Session session = new Session(Speaker.named("Demo"), surroundings.random());
                messenger.getReady();
                Speaking speaking = new Speaking(
                        session,
                        new Finishing(true, true, Map.of(), List.of()),
                        messenger::offer,
                        messenger::offerPartial);
                try (Listening listening = Listening.start(
                        () -> recording(realTime),
                        model,
                        Listening.WHOLE_SENTENCES,
                        surroundings.clock(),
                        speaking::heard)) {
                    listening.await();
                }
                messenger.awaitSettled();
            }
            return new DemoReport(
                    script(),
                    List.copyOf(recognised.values()),
                    messenger.figures(),
                    messenger.delays().afterSpeech(),
                    display);
        }
    }

    private AudioSource recording(boolean realTime) throws IOException {
        WavFile recording = WavFile.open(resource("demo.wav"), "demo.wav");
        return realTime ? new PacedSource(recording, surroundings.clock(), PacedSource.REAL) : recording;
    }

    private static List<String> script() throws IOException {
        try (InputStream in = resource("demo.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Demo.class.getResourceAsStream(RECORDINGS + name));
    }
}

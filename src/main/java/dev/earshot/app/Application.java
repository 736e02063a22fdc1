package dev.earshot.app;

import dev.earshot.agent.Agent;
import dev.earshot.agent.AgentState;
import dev.earshot.agent.Ear;
import dev.earshot.agent.Message;
import dev.earshot.audio.AudioSource;
import dev.earshot.audio.Microphones;
import dev.earshot.audio.WatchedSource;
import dev.earshot.caption.Caption;
import dev.earshot.caption.Session;
import dev.earshot.config.LoadedSettings;
import dev.earshot.config.Settings;
import dev.earshot.control.House;
import dev.earshot.delivery.Delivery;
import dev.earshot.delivery.Fate;
import dev.earshot.room.RoomServer;
import dev.earshot.speech.Heard;
import dev.earshot.speech.Listening;
import dev.earshot.speech.SpeechModel;
import dev.earshot.status.Board;
import dev.earshot.status.Status;
import dev.earshot.thread.Threads;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent, wired: a microphone, a recogniser, delivery, a room server if none is named elsewhere, and what the desktop
 * adds to them.
 */
public final class Application implements AutoCloseable {
    /** Bluetooth takes its time. */
    private static final Duration WAKING_UP = Duration.ofSeconds(5);

    private static final Duration SOUND_IS_DUE = Duration.ofSeconds(1);
    private static final Duration LETTING_GO = Duration.ofSeconds(3);
    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    private final List<AutoCloseable> open = new ArrayList<>();
    private final Settings settings;
    private final Surroundings surroundings;
    private final Optional<URI> display;
    private final URI target;
    private final SpeechModel model;
    private final Sending sending;
    private final Board board = new Board(this::look);
    private final Agent agent;
    private final OnDesktop desktop;
    /** The key in force, as a menu shows it. */
    private final AtomicReference<Optional<String>> hotkey = new AtomicReference<>(Optional.empty());

    private final Microphones microphones;
    /** The open one's name; while none is open, what the settings name. */
    private final AtomicReference<String> microphone;

    /** Is told what goes on, from several threads; must return soon. */
    public interface Listener {
        void changed(AgentState state);

        /** Called once for each caption that met its fate. */
        void settled(Caption caption, Fate fate);

        /** Something that the user should know and may have to mend, in one sentence. */
        void notice(String sentence);
    }

    /**
     * Starts the agent; it does not listen yet.
     *
     * @param reload reads the settings anew after their file has changed
     * @throws IOException if the model can't be read or the room server's port is taken; its message is one sentence
     */
    public static Application start(
            LoadedSettings loaded, SettingsWatch.Reload reload, Surroundings surroundings, Listener listener)
            throws IOException {
        return new Application(loaded, reload, surroundings, listener);
    }

    private Application(
            LoadedSettings loaded, SettingsWatch.Reload reload, Surroundings surroundings, Listener listener)
            throws IOException {
        settings = loaded.settings();
        this.surroundings = surroundings;
        microphones = new Microphones(surroundings.os(), surroundings.environment());
        microphone = new AtomicReference<>(settings.audio().device().orElse(""));
        boolean whole = false;
        try {
            Optional<RoomServer> server = settings.server().url().isPresent()
                    ? Optional.empty()
                    : Optional.of(keep(RoomServer.start(
                            new InetSocketAddress(
                                    settings.roomServer().host(),
                                    settings.roomServer().port()),
                            surroundings.clock(),
                            Surroundings.version())));
            display = server.map(it -> it.displayUrl(settings.room().name()));
            target = settings.server()
                    .url()
                    .or(() -> server.map(RoomServer::sendUrl))
                    .orElseThrow();
            model = keep(SpeechModel.open(settings.speech().model()));
            int beforeSpeech = open.size();
            sending = keep(Sending.start(target, settings, surroundings, deliveryListener(listener)));
            Session session = new Session(settings.speaker(), surroundings.random());
            Pauses pauses = new Pauses(state -> sending.presence(session.presence(state)));
            agent = keep(Agent.start(
                    (number, news) -> listen(number, news, session),
                    surroundings.clock(),
                    List.of(listener::changed, pauses, state -> board.changed())));
            desktop = new OnDesktop(settings, loaded.file(), surroundings, agent, board, hotkey::set, listener::notice);
            // Closed last of the three: what was being said must not wait for a desktop that does not answer.
            open.add(beforeSpeech, desktop);
            watch(loaded.file(), reload, listener).ifPresent(this::keep);
            whole = true;
        } finally {
            if (!whole) {
                close();
            }
        }
    }

    private Optional<SettingsWatch> watch(Path file, SettingsWatch.Reload reload, Listener listener) {
        try {
            return Optional.of(SettingsWatch.start(file, reload, desktop.settingsListener(settings)));
        } catch (IOException e) {
            listener.notice("Changes of " + file + " take a new start, because its folder can't be watched ("
                    + e.getMessage() + ")");
            return Optional.empty();
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        open.add(part);
        return part;
    }

    private Delivery.Listener deliveryListener(Listener listener) {
        return new Delivery.Listener() {
            @Override
            public void settled(Caption caption, Fate fate) {
                listener.settled(caption, fate);
            }

            @Override
            public void notice(String sentence) {
                listener.notice(sentence);
            }

            @Override
            public void changed() {
                board.changed();
            }
        };
    }

    private Status look() {
        Agent.Situation now = agent.situation();
        return new Status(
                now.state(),
                now.since(),
                microphone.get(),
                model.name(),
                target.toString().replaceFirst("\\?.*", ""),
                settings.room().name(),
                settings.speaker().name(),
                hotkey.get(),
                display,
                sending.sync(),
                sending.figures(),
                sending.lastDelay());
    }

    private Ear.Stretch listen(int number, Consumer<Message> news, Session session) {
        sending.getReady();
        Speaking speaking = new Speaking(session, sending::offer, sending::offerPartial);
        Listening.Listener listener = new Listening.Listener() {
            @Override
            public void soundArrives() {
                news.accept(
                        new Message.SoundArrives(number, surroundings.clock().instant()));
            }

            @Override
            public void speech(boolean begins) {
                news.accept(new Message.Speech(number, begins));
            }

            @Override
            public void heard(Heard heard) {
                speaking.heard(heard);
            }

            @Override
            public void ended(Optional<String> problem) {
                microphone.set(settings.audio().device().orElse(""));
                news.accept(new Message.EarEnded(number, problem.orElse("")));
            }
        };
        Runnable starving = () -> listener.ended(Optional.of(WatchedSource.STARVED));
        Listening listening = Listening.start(() -> microphone(starving), model, surroundings.clock(), listener);
        return () -> end(listening);
    }

    private AudioSource microphone(Runnable starving) throws IOException, InterruptedException {
        Microphones.Opened opened = microphones.open(settings.audio().device());
        microphone.set(opened.name());
        return WatchedSource.watch(opened.source(), WAKING_UP, SOUND_IS_DUE, starving);
    }

    /** A sound system that died may keep who closes its line waiting for ever: not the agent. */
    private static void end(Listening listening) {
        if (!Threads.within(LETTING_GO, "closing", listening::close)) {
            LOG.warn("The sound system does not let go of the microphone; another try is made without waiting for it");
        }
    }

    public Agent agent() {
        return agent;
    }

    /** What the control socket leads to. */
    public House house() {
        return new AgentHouse(agent::tell, board, desktop::show);
    }

    /** The page that shows the room; empty where the room server is another program's. */
    public Optional<URI> display() {
        return display;
    }

    /** What is now. */
    public Status status() {
        return board.now();
    }

    /** Ends all parts, in the reverse of the order in which they began: what was said last is still sent. */
    @Override
    public void close() {
        for (AutoCloseable part : open.reversed()) {
            Closing.quietly(part);
        }
    }
}

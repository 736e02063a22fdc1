package dev.earshot.app;

import dev.earshot.agent.Agent;
import dev.earshot.agent.AgentState;
import dev.earshot.caption.Caption;
import dev.earshot.caption.Session;
import dev.earshot.config.LoadedSettings;
import dev.earshot.config.Settings;
import dev.earshot.control.House;
import dev.earshot.delivery.Delivery;
import dev.earshot.delivery.Fate;
import dev.earshot.power.SleepWatch;
import dev.earshot.room.RoomServer;
import dev.earshot.speech.LiveModel;
import dev.earshot.speech.SpeechModel;
import dev.earshot.status.Board;
import dev.earshot.status.Status;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The agent, wired: a microphone, a recogniser, delivery, a room server if none is named elsewhere, and what the desktop
 * adds to them.
 */
public final class Application implements AutoCloseable {
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Settings settings;
    private final Optional<URI> display;
    private final URI target;
    private final LiveModel model;
    private final Sending sending;
    private final Board board = new Board(this::look);
    private final MicrophoneEar ear;
    private final Agent agent;
    private final OnDesktop desktop;
    /** The key in force, as a menu shows it. */
    private final AtomicReference<Optional<String>> hotkey = new AtomicReference<>(Optional.empty());

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
            model = keep(new LiveModel(SpeechModel.open(
                    settings.speech().model(), settings.speech().vocabulary())));
            model.warning().ifPresent(listener::notice);
            int beforeSpeech = open.size();
            sending = keep(Sending.start(target, settings, surroundings, deliveryListener(listener)));
            Session session = new Session(settings.speaker(), surroundings.random());
            Pauses pauses = new Pauses(state -> sending.presence(session.presence(state)));
            ear = new MicrophoneEar(settings, surroundings, model, session, sending, board::changed);
            agent = keep(Agent.start(
                    ear, surroundings.clock(), List.of(listener::changed, pauses, state -> board.changed())));
            SleepWatch.start(surroundings.environment(), sleepListener()).ifPresent(this::keep);
            desktop = new OnDesktop(settings, loaded.file(), surroundings, agent, board, hotkey::set, listener::notice);
            // Closed last of the three: what was being said must not wait for a desktop that does not answer.
            open.add(beforeSpeech, desktop);
            // Closed after them, too: it may be loading a model.
            watch(loaded.file(), reload, listener).ifPresent(watch -> open.add(beforeSpeech + 1, watch));
            ear.getReady();
            whole = true;
        } finally {
            if (!whole) {
                close();
            }
        }
    }

    private Optional<SettingsWatch> watch(Path file, SettingsWatch.Reload reload, Listener listener) {
        try {
            return Optional.of(SettingsWatch.start(
                    file, reload, new LiveSettings(settings, model, desktop::wish, board::changed, desktop::tell)));
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

    private SleepWatch.Listener sleepListener() {
        return new SleepWatch.Listener() {
            @Override
            public void fallsAsleep() {
                agent.fallAsleep();
            }

            @Override
            public void wakesUp() {
                agent.wakeUp(settings.audio().resume());
            }
        };
    }

    private Status look() {
        Agent.Situation now = agent.situation();
        return new Status(
                now.state(),
                now.since(),
                now.state().isActive() ? ear.microphone() : ear.wished(),
                now.state() instanceof AgentState.Listening ? ear.level() : Optional.empty(),
                model.name(),
                target.toString().replaceFirst("\\?.*", ""),
                settings.room().name(),
                settings.speaker().name(),
                hotkey.get(),
                display,
                sending.sync(),
                sending.figures(),
                ear.heldBack(),
                sending.lastDelay(),
                settings.profiles().inUse(),
                settings.profiles().names());
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

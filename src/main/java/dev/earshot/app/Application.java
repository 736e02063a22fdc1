package dev.earshot.app;

import dev.earshot.agent.Agent;
import dev.earshot.agent.AgentState;
import dev.earshot.caption.Caption;
import dev.earshot.config.LoadedSettings;
import dev.earshot.config.Settings;
import dev.earshot.control.House;
import dev.earshot.delivery.Delivery;
import dev.earshot.delivery.Fate;
import dev.earshot.power.SleepWatch;
import dev.earshot.speech.LiveModel;
import dev.earshot.speech.SpeechModel;
import dev.earshot.status.Board;
import dev.earshot.status.Status;
import java.io.IOException;
import java.net.URI;
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
    private volatile Settings settings;
    private final LiveModel model;
    private final LiveSending sending;
    private final Board board = new Board(this::look);
    private final MicrophoneEar ear;
    private final Agent agent;
    private final OnDesktop desktop;
    /** What is wrong with the settings that were saved last. */
    private final AtomicReference<Optional<String>> settingsProblem = new AtomicReference<>(Optional.empty());
    /** The key in force, as a menu shows it. */
    private final AtomicReference<Optional<String>> hotkey = new AtomicReference<>(Optional.empty());

    /** Is told what goes on, from several threads; must return soon. */
    public interface Listener {
        void changed(AgentState state);

        /** Called once for each caption that met its fate. */
        void settled(Caption caption, Fate fate);

        /** Something that the user should know and may have to mend, in one sentence. */
        void notice(String sentence);

        /** These settings were saved while it runs, and are in force from now on. */
        default void settings(Settings next) {}
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
            sending = keep(LiveSending.start(settings, surroundings, deliveryListener(listener)));
            model = keepLongest(new LiveModel(SpeechModel.open(
                    settings.speech().model(), settings.speech().vocabulary())));
            model.warning().ifPresent(listener::notice);
            ear = new MicrophoneEar(settings, surroundings, model, sending, board::changed);
            agent = keep(Agent.start(
                    ear,
                    surroundings.clock(),
                    List.of(listener::changed, new Pauses(sending::presence), state -> board.changed())));
            SleepWatch.start(surroundings.environment(), sleepListener()).ifPresent(this::keep);
            desktop = new OnDesktop(
                    settings,
                    sending::settings,
                    loaded.file(),
                    surroundings,
                    agent,
                    board,
                    hotkey::set,
                    listener::notice);
            // Closed after speech has ended: what was being said must not wait for a desktop that does not answer.
            open.add(1, desktop);
            // Nor for the settings, for which a model may be being loaded.
            watch(loaded, reload, listener).ifPresent(watch -> open.add(2, watch));
            ear.getReady();
            whole = true;
        } finally {
            if (!whole) {
                close();
            }
        }
    }

    private Optional<SettingsWatch> watch(LoadedSettings loaded, SettingsWatch.Reload reload, Listener listener) {
        try {
            return Optional.of(SettingsWatch.start(
                    loaded,
                    reload,
                    new LiveSettings(parts(listener), problem -> note(problem, listener), desktop::tell)));
        } catch (IOException e) {
            listener.notice("Changes of " + loaded.file() + " take a new start, because its folder can't be watched ("
                    + e.getMessage() + ")");
            return Optional.empty();
        }
    }

    private List<LiveSettings.Part> parts(Listener listener) {
        return List.of(
                sending(listener),
                next -> {
                    settings = next;
                    if (ear.become(next)) {
                        agent.moveEar();
                    }
                    desktop.become(next);
                    listener.settings(next);
                    return Optional.empty();
                },
                // Last, since it may take a while.
                new WishedModel(settings.speech(), model, listener::notice));
    }

    private LiveSettings.Part sending(Listener listener) {
        return next -> {
            String before = whereTo();
            Optional<String> trouble = sending.become(next);
            if (!whereTo().equals(before)) {
                listener.notice("From now on captions go to " + whereTo());
            }
            return trouble;
        };
    }

    private String whereTo() {
        return "room " + sending.settings().room().name() + ": "
                + sending.display().map(URI::toString).orElse(shown(sending.target()));
    }

    private static String shown(URI target) {
        return target.toString().replaceFirst("\\?.*", "");
    }

    private void note(Optional<String> problem, Listener listener) {
        Optional<String> before = settingsProblem.getAndSet(problem);
        problem.map(it -> "The old settings stay in force: " + it)
                .or(() -> before.map(it -> "The settings can be used again"))
                .ifPresent(listener::notice);
        board.changed();
    }

    private <T extends AutoCloseable> T keep(T part) {
        open.add(part);
        return part;
    }

    private <T extends AutoCloseable> T keepLongest(T part) {
        open.addFirst(part);
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
                shown(sending.target()),
                sending.settings().room().name(),
                sending.settings().speaker().name(),
                hotkey.get(),
                sending.display(),
                sending.sync(),
                sending.figures(),
                ear.heldBack(),
                sending.lastDelay(),
                settingsProblem.get(),
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
        return sending.display();
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

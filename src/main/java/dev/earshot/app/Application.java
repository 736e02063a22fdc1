package dev.earshot.app;

import dev.earshot.agent.Agent;
import dev.earshot.agent.AgentState;
import dev.earshot.agent.Ear;
import dev.earshot.agent.Message;
import dev.earshot.audio.Microphone;
import dev.earshot.bus.SessionBus;
import dev.earshot.caption.Session;
import dev.earshot.config.Settings;
import dev.earshot.delivery.Delivery;
import dev.earshot.delivery.Sync;
import dev.earshot.room.RoomServer;
import dev.earshot.speech.Heard;
import dev.earshot.speech.Listening;
import dev.earshot.speech.SpeechModel;
import dev.earshot.status.Board;
import dev.earshot.status.Status;
import dev.earshot.tray.Tray;
import dev.earshot.tray.TrayAction;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The agent, wired: a microphone, a recogniser, delivery, a room server if none is named elsewhere, and the tray. */
public final class Application implements AutoCloseable {
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Agent agent;
    private final SpeechModel model;
    private final Optional<URI> display;
    private final Browser browser;

    /** Is told what goes on, from several threads; must return soon. */
    public interface Listener extends Delivery.Listener {
        void changed(AgentState state);

        /** Is told at most once, from the tray's thread, why there is no tray icon although one is wished for. */
        void noTray(String sentence);
    }

    /**
     * Starts the agent; it does not listen yet.
     *
     * @throws IOException if the model can't be read or the room server's port is taken; its message is one sentence
     */
    public static Application start(Settings settings, Surroundings surroundings, Listener listener)
            throws IOException {
        return new Application(settings, surroundings, listener);
    }

    private Application(Settings settings, Surroundings surroundings, Listener listener) throws IOException {
        browser = new Browser(surroundings.os());
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
            URI target = settings.server()
                    .url()
                    .or(() -> server.map(RoomServer::sendUrl))
                    .orElseThrow();
            model = keep(SpeechModel.open(settings.speech().model()));
            Sending sending = keep(Sending.start(target, settings, surroundings, listener));
            Session session = new Session(settings.speaker(), surroundings.random());
            Ear ear = (number, news) -> listen(number, news, session, sending, surroundings);
            Board board = new Board(() -> status(settings, target, sending));
            agent = keep(Agent.start(ear, surroundings.clock(), List.of(listener::changed, state -> board.changed())));
            // The menu's actions need the agent, so there is no menu before it.
            showTray(settings.tray(), board, surroundings, listener);
            whole = true;
        } finally {
            if (!whole) {
                close();
            }
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        open.add(part);
        return part;
    }

    private void showTray(Settings.Tray wish, Board board, Surroundings surroundings, Listener listener) {
        switch (wish.enabled()) {
            case NO -> {}
            case AUTO -> {
                Optional<SessionBus> bus =
                        SessionBus.open(surroundings.environment(), () -> {}).map(this::keep);
                keep(Tray.start(
                        new Tray.Place(surroundings.os(), surroundings.environment(), bus),
                        board,
                        () -> false,
                        this::chosen,
                        listener::noTray));
            }
        }
    }

    private Status status(Settings settings, URI target, Sending sending) {
        return new Status(
                agent.state(),
                agent.situation().since(),
                "default",
                model.name(),
                target.toString(),
                settings.room().name(),
                settings.speaker().name(),
                Optional.empty(),
                display,
                new Sync.Fine(),
                sending.figures(),
                Optional.empty());
    }

    private void chosen(TrayAction action) {
        switch (action) {
            case TrayAction.Tell tell -> agent.tell(tell.command());
            case TrayAction.OpenDisplay page -> display.ifPresent(browser::open);
            case TrayAction.CopyDisplayLink link -> {}
            case TrayAction.OpenTranscript transcript -> {}
            case TrayAction.EditSettings edit -> {}
            case TrayAction.StartAtLogin login -> {}
            case TrayAction.CheckEverything check -> {}
            case TrayAction.ShowAbout about -> {}
        }
    }

    private Ear.Stretch listen(
            int number, Consumer<Message> news, Session session, Sending sending, Surroundings surroundings) {
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
                news.accept(new Message.EarEnded(number, problem.orElse("")));
            }
        };
        return Listening.start(Microphone::open, model, surroundings.clock(), listener)::close;
    }

    public Agent agent() {
        return agent;
    }

    /** The page that shows the room; empty where the room server is another program's. */
    public Optional<URI> display() {
        return display;
    }

    /** What recognises speech, in a user's words. */
    public String modelName() {
        return model.name();
    }

    /** Ends all parts, in the reverse of the order in which they began: what was said last is still sent. */
    @Override
    public void close() {
        for (AutoCloseable part : open.reversed()) {
            Closing.quietly(part);
        }
    }
}

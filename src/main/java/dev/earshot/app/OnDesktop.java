package dev.earshot.app;

import dev.earshot.agent.Agent;
import dev.earshot.bus.SessionBus;
import dev.earshot.config.Settings;
import dev.earshot.hotkey.Binding;
import dev.earshot.notify.Notification;
import dev.earshot.notify.Notifier;
import dev.earshot.status.Board;
import dev.earshot.status.Status;
import dev.earshot.status.StatusWords;
import dev.earshot.tray.Tray;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a desktop adds to the agent: bubbles, a hotkey, a tray. Each is done without where there is none, and says so. */
final class OnDesktop implements AutoCloseable {
    private static final String BUS_IS_GONE =
            "The desktop's message bus is gone, and with it tray icon and notifications;"
                    + " all else goes on, and a new start brings them back";

    private final List<AutoCloseable> open = new ArrayList<>();
    private final Notifier notifier;
    private final WishedHotkey hotkey;
    private final Supplier<Tray> trays;
    /** What the settings wished for last. Guarded by this, as is all below. */
    private Settings.Hotkey wished;

    private Optional<Tray> tray = Optional.empty();
    private boolean closed;

    /**
     * Begins to show what the board has.
     *
     * @param now the settings in force
     * @param hotkeys is told the key in force, as a menu shows it, at first and whenever it changes
     * @param notice is told, in a sentence each, what is missing
     */
    OnDesktop(
            Settings settings,
            Supplier<Settings> now,
            Path settingsFile,
            Surroundings surroundings,
            Agent agent,
            Board board,
            Consumer<Optional<String>> hotkeys,
            Consumer<String> notice) {
        boolean whole = false;
        try {
            Optional<SessionBus> bus = SessionBus.open(surroundings.environment(), () -> notice.accept(BUS_IS_GONE))
                    .map(this::keep);
            notifier = keep(
                    Notifier.start(surroundings.os(), surroundings.environment(), bus, board, surroundings.clock()));
            hotkey = keep(new WishedHotkey(surroundings, bus, agent::tell, hotkeys, binding -> {
                board.changed();
                if (isNews(binding)) {
                    notice.accept(binding.sentence());
                }
            }));
            wished = settings.hotkey();
            hotkey.wish(wished);
            Errands errands = keep(new Errands(now, settingsFile, surroundings, agent::tell, board, notifier::tell));
            trays = () -> Tray.start(
                    new Tray.Place(surroundings.os(), surroundings.environment(), bus),
                    board,
                    errands::startsAtLogin,
                    errands::run,
                    notice);
            become(settings);
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

    private static boolean isNews(Binding binding) {
        return switch (binding) {
            case Binding.Bound bound -> false;
            case Binding.Asked asked -> false;
            case Binding.Taken taken -> true;
            case Binding.Refused refused -> true;
            case Binding.Unwished unwished -> false;
            case Binding.None none -> true;
        };
    }

    /** Wishes for another hotkey, brings the tray or takes it away, as these settings have it. */
    synchronized void become(Settings next) {
        if (closed) {
            return;
        }
        if (!next.hotkey().equals(wished)) {
            wished = next.hotkey();
            hotkey.wish(wished);
        }
        switch (next.tray().enabled()) {
            case AUTO -> tray = tray.or(() -> Optional.of(trays.get()));
            case NO -> closeTray();
        }
    }

    private synchronized void closeTray() {
        tray.ifPresent(Tray::close);
        tray = Optional.empty();
    }

    /** Tells the user, away from the terminal. */
    void tell(Notification news) {
        notifier.tell(news);
    }

    /** Shows the user, away from the terminal, what is going on. */
    void show(Status status) {
        notifier.tell(Notification.plain("Earshot is running", StatusWords.headline(status)));
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            closeTray();
        }
        for (AutoCloseable part : open.reversed()) {
            Closing.quietly(part);
        }
    }
}

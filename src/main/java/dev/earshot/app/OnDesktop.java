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

/** What a desktop adds to the agent: bubbles, a hotkey, a tray. Each is done without where there is none, and says so. */
final class OnDesktop implements AutoCloseable {
    private static final String BUS_IS_GONE =
            "The desktop's message bus is gone, and with it tray icon and notifications;"
                    + " all else goes on, and a new start brings them back";

    private final List<AutoCloseable> open = new ArrayList<>();
    private final Notifier notifier;
    private final WishedHotkey hotkey;

    /**
     * Begins to show what the board has.
     *
     * @param hotkeys is told the key in force, as a menu shows it, at first and whenever it changes
     * @param notice is told, in a sentence each, what is missing
     */
    OnDesktop(
            Settings settings,
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
            hotkey = keep(new WishedHotkey(surroundings, bus, agent::tell, binding -> {
                hotkeys.accept(binding instanceof Binding.Bound bound ? Optional.of(bound.shown()) : Optional.empty());
                board.changed();
                if (isNews(binding)) {
                    notice.accept(binding.sentence());
                }
            }));
            hotkey.wish(settings.hotkey());
            Errands errands =
                    keep(new Errands(settings, settingsFile, surroundings, agent::tell, board, notifier::tell));
            if (settings.tray().enabled() == Settings.Tray.Enabled.AUTO) {
                keep(Tray.start(
                        new Tray.Place(surroundings.os(), surroundings.environment(), bus),
                        board,
                        errands::startsAtLogin,
                        errands::run,
                        notice));
            }
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

    /** Wishes for another hotkey. */
    void wish(Settings.Hotkey other) {
        hotkey.wish(other);
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
        for (AutoCloseable part : open.reversed()) {
            Closing.quietly(part);
        }
    }
}

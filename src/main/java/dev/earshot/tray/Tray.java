package dev.earshot.tray;

import dev.earshot.bus.SessionBus;
import dev.earshot.status.Board;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The icon in the tray and its menu: they show what the board has. All of it happens on a thread of its own. */
public final class Tray implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tray.class);
    /**
     * Before and after each look. Too short to be noticed, long enough for a state that passes to be left out; so the tray
     * is at most 100 ms behind and changes at most ten times a second.
     */
    private static final Duration SETTLE = Duration.ofMillis(50);
    /** How long a desktop that does not answer may hold up the end. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Opener opener;
    private final Board board;
    private final BooleanSupplier startsAtLogin;
    private final Consumer<String> missing;
    private final Thread thread;
    private volatile boolean closing;

    /**
     * Where a tray is to be found.
     *
     * @param os as in the system property {@code os.name}
     * @param environment the environment variables
     * @param bus of a Linux desktop; stays its owner's
     */
    public record Place(String os, Map<String, String> environment, Optional<SessionBus> bus) {}

    /** Finds the desktop's tray, which may take a second. */
    @FunctionalInterface
    interface Opener {
        TrayRenderer open() throws NoTrayException, InterruptedException;
    }

    Tray(Opener opener, Board board, BooleanSupplier startsAtLogin, Consumer<String> missing) {
        this.opener = opener;
        this.board = board;
        this.startsAtLogin = startsAtLogin;
        this.missing = missing;
        this.thread = Thread.ofPlatform().name("tray").daemon().start(this::run);
    }

    /**
     * Begins to look for a tray and to show the board in it; returns at once.
     *
     * @param startsAtLogin whether the system starts Earshot with the user's login; asked for each view, on the tray's thread
     * @param chosen is told what was chosen, on a thread of the bus's or toolkit's; must return soon
     * @param missing is told, once and in one sentence, that there is no tray now and why, on the tray's thread
     */
    public static Tray start(
            Place place,
            Board board,
            BooleanSupplier startsAtLogin,
            Consumer<TrayAction> chosen,
            Consumer<String> missing) {
        // A menu that opens is looked at: whether Earshot starts at login may have changed without the board's knowing.
        return new Tray(() -> TrayChoice.open(place, chosen, board::changed, missing), board, startsAtLogin, missing);
    }

    private void run() {
        try (TrayRenderer renderer = opener.open()) {
            showChanges(renderer);
        } catch (NoTrayException e) {
            LOG.info("no tray", e);
            missing.accept(e.getMessage());
        } catch (InterruptedException e) {
            LOG.debug("told to end before there was a tray");
        }
    }

    private void showChanges(TrayRenderer renderer) {
        TrayView shown = null;
        long seen = -1;
        try {
            while (!closing) {
                seen = board.awaitChange(seen);
                Thread.sleep(SETTLE);
                shown = show(renderer, shown);
                Thread.sleep(SETTLE);
            }
        } catch (InterruptedException e) {
            LOG.debug("the tray is told to end");
        }
    }

    private @Nullable TrayView show(TrayRenderer renderer, @Nullable TrayView shown) {
        try {
            TrayView view = TrayView.of(board.now(), startsAtLogin.getAsBoolean());
            if (!view.equals(shown)) {
                renderer.show(view);
            }
            return view;
        } catch (RuntimeException e) {
            LOG.warn("The tray icon could not be changed and may show what is no longer so", e);
            return null;
        }
    }

    /** Takes the icon away and ends its thread, within two seconds whatever the desktop does. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            if (!thread.join(PATIENCE)) {
                LOG.info("the desktop does not answer; its tray icon ends with the process");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.earshot.app;

import dev.earshot.agent.Command;
import dev.earshot.bus.SessionBus;
import dev.earshot.config.Settings;
import dev.earshot.hotkey.Binding;
import dev.earshot.hotkey.Hotkey;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hotkey that the settings wish for, and go on to wish for. It is asked for on a thread of its own: a portal may take a
 * minute to answer.
 */
final class WishedHotkey implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WishedHotkey.class);
    private static final long PATIENCE_MILLIS = 500;

    private final Hotkey hotkey;
    private final HotkeyCommands presses;
    private final Consumer<Optional<String>> keys;
    private final Consumer<Binding> changes;
    private final ExecutorService wishes = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("hotkey-wish").factory());

    /**
     * Wishes for none yet.
     *
     * @param keys is told the key in force, as a menu shows it, before each change is told; must return soon
     * @param changes is told what has become of each wish, and of the hotkey by itself; must return soon
     */
    WishedHotkey(
            Surroundings surroundings,
            Optional<SessionBus> bus,
            Consumer<Command> commands,
            Consumer<Optional<String>> keys,
            Consumer<Binding> changes) {
        this.keys = keys;
        this.changes = changes;
        presses = new HotkeyCommands(Settings.Hotkey.Mode.TOGGLE, commands, this::tell);
        hotkey = Hotkey.start(surroundings.os(), surroundings.environment(), bus, presses);
    }

    /** Wishes for another; returns at once. */
    void wish(Settings.Hotkey wish) {
        wishes.execute(() -> {
            presses.become(wish.mode());
            tell(hotkey.change(wish.toggle()));
        });
    }

    /** The key before stays in force where another could not be had. */
    private void tell(Binding news) {
        keys.accept(hotkey.inForce());
        changes.accept(news);
    }

    @Override
    public void close() {
        wishes.shutdownNow();
        try {
            if (wishes.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                hotkey.close();
            } else {
                LOG.info("the desktop has not answered the wish for a hotkey; it ends with the process");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

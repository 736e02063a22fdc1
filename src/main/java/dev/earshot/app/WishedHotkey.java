package dev.earshot.app;

import dev.earshot.agent.Command;
import dev.earshot.bus.SessionBus;
import dev.earshot.config.Settings;
import dev.earshot.hotkey.Binding;
import dev.earshot.hotkey.Hotkey;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The hotkey that the settings wish for. It is asked for on a thread of its own: a portal may take a minute to answer. */
final class WishedHotkey implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WishedHotkey.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Hotkey hotkey;
    private final Thread wishing;

    /** @param changes is told what has become of the wish, and of the hotkey later on; must return soon */
    static WishedHotkey start(
            Settings.Hotkey wish,
            Surroundings surroundings,
            Optional<SessionBus> bus,
            Consumer<Command> commands,
            Consumer<Binding> changes) {
        Hotkey hotkey = Hotkey.start(
                surroundings.os(), surroundings.environment(), bus, new HotkeyCommands(wish.mode(), commands, changes));
        return new WishedHotkey(hotkey, wish.toggle(), changes);
    }

    private WishedHotkey(Hotkey hotkey, String wish, Consumer<Binding> changes) {
        this.hotkey = hotkey;
        wishing = Thread.ofPlatform().daemon().name("hotkey-wish").start(() -> {
            if (!wish.isBlank()) {
                changes.accept(hotkey.change(wish));
            }
        });
    }

    @Override
    public void close() {
        try {
            if (wishing.join(PATIENCE)) {
                hotkey.close();
            } else {
                LOG.info("the desktop has not answered the wish for a hotkey; it ends with the process");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

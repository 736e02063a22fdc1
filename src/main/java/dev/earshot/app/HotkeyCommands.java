package dev.earshot.app;

import dev.earshot.agent.Command;
import dev.earshot.config.Settings;
import dev.earshot.hotkey.Binding;
import dev.earshot.hotkey.Listener;
import java.util.function.Consumer;

/** What the hotkey asks of the agent: to toggle, or to listen while it is held. */
final class HotkeyCommands implements Listener {
    private final Consumer<Command> commands;
    private final Consumer<Binding> changes;
    private volatile Settings.Hotkey.Mode mode;

    /** @param changes is told what has become of the hotkey by itself */
    HotkeyCommands(Settings.Hotkey.Mode mode, Consumer<Command> commands, Consumer<Binding> changes) {
        this.mode = mode;
        this.commands = commands;
        this.changes = changes;
    }

    /** From the next press on. */
    void become(Settings.Hotkey.Mode next) {
        mode = next;
    }

    @Override
    public void pressed() {
        commands.accept(
                switch (mode) {
                    case TOGGLE -> Command.TOGGLE;
                    case PUSH_TO_TALK -> Command.START;
                });
    }

    @Override
    public void released() {
        switch (mode) {
            case TOGGLE -> {}
            case PUSH_TO_TALK -> commands.accept(Command.STOP);
        }
    }

    @Override
    public void changed(Binding binding) {
        changes.accept(binding);
    }
}

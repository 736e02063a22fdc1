package dev.earshot.cli;

import dev.earshot.app.Surroundings;
import dev.earshot.config.Keyring;
import dev.earshot.config.LoadedSettings;
import dev.earshot.config.Settings;
import dev.earshot.config.SettingsException;
import dev.earshot.thread.Threads;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "set-secret",
        description = {
            "Puts the room's passphrase into the desktop's keyring, from where room.passphrase = keyring takes it.",
            "Asks for it on a terminal; else reads it from standard input, one line."
        },
        mixinStandardHelpOptions = true)
final class SetSecretCommand implements Callable<Integer> {
    private static final String KEY = "room.passphrase";
    private static final Duration UNTIL_TYPED = Duration.ofDays(1);

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsFileOption config;

    SetSecretCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SettingsException {
        // As if they named the keyring, which need not have anything yet: only room and server matter.
        LoadedSettings loaded =
                surroundings.settingsLoader(Keyring.UNASKED).load(config.path(), Map.of(KEY, "keyring"));
        String room = loaded.settings().room().name();
        Settings.Server server = loaded.settings().server();
        String secret = read("Passphrase of the room " + room + " at " + server.place() + ": ");
        if (secret.isEmpty()) {
            throw new IOException("an empty passphrase is none; nothing was stored");
        }
        surroundings.keyring().store(room, server.place(), secret);

        PrintWriter out = spec.commandLine().getOut();
        out.println("The keyring has the passphrase of the room " + room + " at " + server.place() + " now.");
        if (isUsed()) {
            // So that an agent that runs reads the settings anew.
            Files.setLastModifiedTime(
                    loaded.file(), FileTime.from(surroundings.clock().instant()));
        } else {
            out.println("To use it, write this into " + loaded.file() + ": " + KEY + " = keyring");
        }
        return 0;
    }

    /** Whether the settings in force take the passphrase from the keyring. */
    private boolean isUsed() {
        AtomicBoolean asked = new AtomicBoolean();
        try {
            surroundings
                    .settingsLoader((room, server) -> {
                        asked.set(true);
                        return Optional.of("unread");
                    })
                    .load(config.path(), Map.of());
            return asked.get();
        } catch (SettingsException e) {
            return false;
        }
    }

    /** A read of the terminal can't be ended from outside, so it has a thread of its own. */
    private String read(String question) throws IOException, InterruptedException {
        Optional<Console> terminal = Optional.ofNullable(System.console())
                .filter(it -> surroundings.in().equals(System.in) && it.isTerminal());
        if (terminal.isEmpty()) {
            try (Lines lines = Lines.of(surroundings.in())) {
                return lines.next().orElse("").strip();
            }
        }
        AtomicReference<char @Nullable []> typed = new AtomicReference<>();
        if (!Threads.within(
                UNTIL_TYPED, "terminal", () -> typed.set(terminal.get().readPassword("%s", question)))) {
            throw new InterruptedException();
        }
        char[] text = typed.get();
        return text == null ? "" : new String(text).strip();
    }
}

package dev.earshot.installer;

import dev.earshot.app.Surroundings;
import dev.earshot.cli.Earshot;
import dev.earshot.system.Build;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The man pages and the shells' completions, from the same model of the commands that the program itself goes by. */
final class Manual {
    private Manual() {}

    /**
     * Writes {@code man/earshot.1} and a page for each command, {@code completion/bash/earshot},
     * {@code completion/zsh/_earshot}. What is written depends on the program alone, not on the computer or the day.
     */
    static void write(Path folder) throws IOException {
        CommandLine commands = commands();
        Map<String, CommandSpec> all = new TreeMap<>();
        collect(commands, all);
        Path man = Files.createDirectories(folder.resolve("man"));
        try (ManPages pages = new ManPages(Build.ofThisProgram())) {
            for (var command : all.entrySet()) {
                Files.writeString(man.resolve(command.getKey() + ".1"), pages.page(command.getValue()));
            }
        }
        // A model of its own: describing has changed the other.
        String generated = AutoComplete.bash("earshot", commands());
        write(folder.resolve("completion/bash/earshot"), Completion.bash(generated));
        write(folder.resolve("completion/zsh/_earshot"), Completion.zsh(generated));
    }

    /** The commands in a world in which there is nothing to find. */
    private static CommandLine commands() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return Earshot.commands(
                nowhere,
                nowhere,
                new Surroundings(
                        "Linux",
                        Map.of(),
                        Path.of("/"),
                        "nobody",
                        InputStream.nullInputStream(),
                        Clock.systemUTC(),
                        new Random(0)));
    }

    private static void collect(CommandLine command, Map<String, CommandSpec> all) {
        all.put(command.getCommandSpec().qualifiedName("-"), command.getCommandSpec());
        command.getSubcommands().values().forEach(sub -> collect(sub, all));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

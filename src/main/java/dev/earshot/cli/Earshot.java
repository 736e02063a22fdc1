package dev.earshot.cli;

import dev.earshot.app.Surroundings;
import dev.earshot.config.SettingsException;
import dev.earshot.control.NoAgentException;
import dev.earshot.control.Word;
import dev.earshot.system.Build;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: arguments in, lines and an exit code out. */
@Command(
        name = "earshot",
        description = {
            "Live captions from several speakers on one shared page.",
            "Without a command it is the agent, as with run, and takes the same options."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Earshot.Version.class,
        synopsisSubcommandLabel = "[COMMAND]",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Done.",
            "1:Failed.",
            "2:Wrong use, or wrong settings.",
            "3:No agent is running that could be told or asked."
        })
public final class Earshot {
    /** Says which build this is. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Build.ofThisProgram().toString()};
        }
    }

    private Earshot() {}

    /**
     * Runs one command to its end. An interrupt of the calling thread ends it in order.
     *
     * @return the exit code
     */
    public static int start(String[] args, PrintStream out, PrintStream err, Surroundings surroundings) {
        CommandLine commands = commands(out, err, surroundings);
        int code = commands.execute(isAgent(args) ? prepend("run", args) : args);
        // Unlike println, a bare print does not flush.
        commands.getOut().flush();
        commands.getErr().flush();
        return code;
    }

    /** All commands, none carried out: for {@link #start}, and for what describes them. */
    public static CommandLine commands(PrintStream out, PrintStream err, Surroundings surroundings) {
        CommandLine commands = new CommandLine(new Earshot())
                .addSubcommand(new DemoCommand(surroundings))
                .addSubcommand(new RunCommand(surroundings, err))
                .addSubcommand(new ServeCommand(surroundings))
                .addSubcommand(new TranscribeCommand(surroundings))
                .addSubcommand(new SendCommand(surroundings))
                .addSubcommand(TranscriptCommand.of(surroundings))
                .addSubcommand(ModelsCommand.of(surroundings))
                .addSubcommand(ConfigCommand.of(surroundings))
                .addSubcommand(RoomCommand.of(surroundings))
                .addSubcommand(ProfileCommand.of(surroundings))
                .addSubcommand(new AutostartCommand(surroundings))
                .addSubcommand(ControlCommand.of(Word.START, surroundings))
                .addSubcommand(ControlCommand.of(Word.STOP, surroundings))
                .addSubcommand(ControlCommand.of(Word.TOGGLE, surroundings))
                .addSubcommand(ControlCommand.of(Word.PAUSE, surroundings))
                .addSubcommand(ControlCommand.of(Word.RESUME, surroundings))
                .addSubcommand(new StatusCommand(surroundings))
                .addSubcommand(ControlCommand.of(Word.QUIT, surroundings))
                .addSubcommand(new DevicesCommand(surroundings))
                .addSubcommand(new DoctorCommand(surroundings))
                .addSubcommand(new CommandLine.HelpCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true, out.charset()))
                .setErr(new PrintWriter(err, true, err.charset()))
                // A caption may begin with an @.
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((e, words) -> misused(e))
                .setExecutionExceptionHandler((e, line, parsed) -> failed(e, line));
        tellVersion(commands);
        return commands;
    }

    private static void tellVersion(CommandLine command) {
        command.getCommandSpec().versionProvider(new Version());
        command.getSubcommands().values().forEach(Earshot::tellVersion);
    }

    /** The agent is what runs when no command is named; its options may be given all the same. */
    private static boolean isAgent(String[] args) {
        return args.length == 0
                || (args[0].startsWith("-")
                        && !args[0].equals("-h")
                        && !args[0].equals("--help")
                        && !args[0].equals("-V")
                        && !args[0].equals("--version"));
    }

    private static String[] prepend(String first, String[] rest) {
        String[] all = new String[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    private static int misused(ParameterException e) {
        CommandLine line = e.getCommandLine();
        say(line, "earshot: " + misuse(e), CommandLine.ExitCode.USAGE);
        UnmatchedArgumentException.printSuggestions(e, line.getErr());
        String help = line.getCommandSpec().qualifiedName() + " --help";
        return say(line, "What it can do is told by: " + help, CommandLine.ExitCode.USAGE);
    }

    private static String misuse(ParameterException e) {
        if (e instanceof UnmatchedArgumentException extra && !extra.isUnknownOption()) {
            String word = extra.getUnmatched().getFirst();
            return e.getCommandLine().getSubcommands().isEmpty()
                    ? "there is a word too many; put quotes around what belongs together"
                    : "there is no command " + word;
        }
        // What stands behind an = may be a passphrase after a slip in its option's name.
        return String.valueOf(e.getMessage()).replaceAll("=[^']*", "=…");
    }

    private static int failed(Exception e, CommandLine line) {
        return switch (e) {
            case SettingsException problems ->
                say(line, String.valueOf(problems.getMessage()), CommandLine.ExitCode.USAGE);
            case NoAgentException nobody -> say(line, "earshot: " + nobody.getMessage(), ControlWord.NO_AGENT);
            case IOException sentence -> say(line, "earshot: " + sentence.getMessage(), CommandLine.ExitCode.SOFTWARE);
            case InterruptedException stopped -> CommandLine.ExitCode.SOFTWARE;
            default -> say(line, "earshot: something went wrong inside Earshot: " + e, CommandLine.ExitCode.SOFTWARE);
        };
    }

    private static int say(CommandLine line, String message, int code) {
        line.getErr().println(message);
        return code;
    }
}

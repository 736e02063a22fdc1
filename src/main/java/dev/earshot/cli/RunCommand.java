package dev.earshot.cli;

import dev.earshot.agent.AgentState;
import dev.earshot.agent.Command;
import dev.earshot.app.Application;
import dev.earshot.app.StartTrouble;
import dev.earshot.app.Surroundings;
import dev.earshot.caption.Caption;
import dev.earshot.config.LoadedSettings;
import dev.earshot.config.Settings;
import dev.earshot.config.SettingsException;
import dev.earshot.control.Arrival;
import dev.earshot.control.Door;
import dev.earshot.control.DoorKey;
import dev.earshot.control.Word;
import dev.earshot.delivery.Fate;
import dev.earshot.log.Logging;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@picocli.CommandLine.Command(
        name = "run",
        description = "Runs the agent: listens when asked to, and sends what was said to the room.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);
    private static final Logger CAPTIONS = LoggerFactory.getLogger(Logging.CAPTIONS);

    private final Surroundings surroundings;
    private final OutputStream err;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions options;

    @Option(names = "--listen", description = "Start to listen at once.")
    private boolean listen;

    RunCommand(Surroundings surroundings, OutputStream err) {
        this.err = err;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, SettingsException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Arrival arrival = Arrival.at(surroundings.folders().runtime(), listen ? Word.START : Word.SHOW);
        return switch (arrival) {
            case Arrival.First first -> {
                try (DoorKey key = first.key()) {
                    yield run(key, out);
                } catch (SettingsException | IOException | RuntimeException e) {
                    StartTrouble.tell(surroundings, e);
                    throw e;
                }
            }
            case Arrival.Second second -> {
                out.println(second.answer());
                if (options.any()) {
                    out.println("Its settings stay as they are; to start with others, first: earshot quit");
                }
                yield 0;
            }
        };
    }

    private LoadedSettings load() throws SettingsException {
        return options.loaded(surroundings, Map.of(), spec.commandLine().getErr());
    }

    private int run(DoorKey key, PrintWriter out) throws IOException, SettingsException {
        LoadedSettings loaded = load();
        Settings settings = loaded.settings();
        Progress progress = new Progress(out);
        Notices notices = new Notices(spec.commandLine().getErr());
        try (Logging log = Logging.start(
                        surroundings.folders().log(),
                        level(settings),
                        settings.log().captions(),
                        err);
                Application application =
                        Application.start(loaded, this::load, surroundings, listener(log, progress, notices));
                Door door = Door.open(key, application.house())) {
            out.println("Speech recognition: " + application.status().model());
            out.println("Room:               " + settings.room().name());
            application.display().ifPresent(page -> out.println("Display page:       " + page));
            out.println("Enter starts and stops listening, Ctrl+C quits.");
            out.flush();
            if (listen) {
                application.agent().tell(Command.START);
            }
            Keyboard.start(surroundings.in(), () -> application.agent().tell(Command.TOGGLE));
            if (!application.agent().awaitEnd()) {
                throw new IOException("the agent ended by a fault of its own; the log file has the details");
            }
        } catch (InterruptedException e) {
            // How it is ended from the terminal.
        }
        return 0;
    }

    private static Level level(Settings settings) {
        return Level.valueOf(settings.log().level().name());
    }

    private static Application.Listener listener(Logging log, Progress progress, Notices notices) {
        return new Application.Listener() {
            @Override
            public void changed(AgentState state) {
                progress.changed(state);
            }

            @Override
            public void settled(Caption caption, Fate fate) {
                progress.settled(caption, fate);
                CAPTIONS.info("{}: {}", fate.word(), caption.text());
            }

            @Override
            public void notice(String sentence) {
                notices.notice(sentence);
                LOG.info(sentence);
            }

            @Override
            public void settings(Settings next) {
                log.keep(level(next), next.log().captions());
            }
        };
    }
}

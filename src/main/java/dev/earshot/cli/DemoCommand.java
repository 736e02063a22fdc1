package dev.earshot.cli;

import dev.earshot.app.Demo;
import dev.earshot.app.DemoReport;
import dev.earshot.app.Surroundings;
import dev.earshot.caption.Caption;
import dev.earshot.delivery.Fate;
import dev.earshot.speech.SpeechModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description = "Plays a recording as if it were the microphone and shows its captions on a page.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Option(names = "--fast", description = "Play as fast as it goes, not in real time.")
    private boolean fast;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Where the page is served; 0, the default, is any free port.")
    private int port;

    @Option(names = "--json", description = "Print the report as one JSON object on the last line.")
    private boolean json;

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Arguments.requirePort(spec, port);
        PrintWriter out = spec.commandLine().getOut();
        Progress progress = new Progress(out);
        Demo demo =
                new Demo(surroundings, surroundings.settingsLoader().defaults().delivery());
        DemoReport report = demo.run(!fast, port, new Demo.Listener() {
            @Override
            public void started(URI display) {
                out.println("Speech recognition: " + SpeechModel.DEMO);
                out.println("Display page:       " + display + "  (open it in a browser)");
                out.println();
                out.println("Seconds from the end of speech until the room server had it:");
                out.flush();
            }

            @Override
            public void settled(Caption caption, Fate fate) {
                progress.settled(caption, fate);
            }
        });
        out.println();
        report.lines().forEach(out::println);
        if (json) {
            out.println(report.json());
        }
        return report.isWhole() ? 0 : 1;
    }
}

package dev.earshot.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.earshot.app.Surroundings;
import dev.earshot.control.DoorClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "status", description = "Tells how the running agent is doing.", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object on one line.")
    private boolean json;

    @Option(names = "--follow", description = "Print a line for each change, until the agent ends.")
    private boolean follow;

    StatusCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DoorClient agent = new DoorClient(surroundings.folders().runtime());
        PrintWriter out = spec.commandLine().getOut();
        if (follow) {
            follow(agent, out);
        } else {
            String status = agent.status();
            out.println(
                    json
                            ? status
                            : String.join(System.lineSeparator(), text(status).lines()));
        }
        return 0;
    }

    private void follow(DoorClient agent, PrintWriter out) throws IOException {
        try {
            agent.follow(status -> {
                out.println(json ? status : shortText(status));
                out.flush();
                if (out.checkError()) {
                    // The status bar that read this is gone.
                    Thread.currentThread().interrupt();
                }
            });
        } catch (InterruptedException e) {
            // How it is ended.
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private String shortText(String status) {
        try {
            return text(status).line();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StatusText text(String status) throws IOException {
        try {
            JsonObject object = JsonParser.parseString(status).getAsJsonObject();
            return new StatusText(object, surroundings.clock().getZone());
        } catch (JsonParseException | IllegalStateException e) {
            throw new IOException("the agent's answer is no JSON object; it may be of another version", e);
        }
    }
}

package dev.earshot.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.earshot.app.Surroundings;
import dev.earshot.autostart.Autostart;
import dev.earshot.autostart.LaunchCommand;
import dev.earshot.autostart.Status;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "autostart",
        description = "Has the desktop start Earshot at login, or no longer.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class AutostartCommand implements Runnable {
    private static final String ANEW = "; to have it start this Earshot: earshot autostart enable";

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    AutostartCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    private Autostart autostart() {
        return Autostart.of(
                surroundings.os(), surroundings.environment(), surroundings.home(), LaunchCommand.ofThisProcess());
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say what to do about starting at login: enable, disable or status");
    }

    @Command(description = "Starts Earshot at each login.", mixinStandardHelpOptions = true)
    void enable() throws IOException, InterruptedException {
        Autostart autostart = autostart();
        switch (autostart.enable()) {
            case Status.On on -> say("Earshot starts at login, by " + autostart.place());
            case Status.Changed changed ->
                say("Earshot starts at login, by " + autostart.place() + ", which was left as it was changed by hand: "
                        + String.join(", ", changed.changes()));
            case Status.Stale stale -> throw new IOException(stays(autostart, stale.why()));
            case Status.Off off -> throw new IOException(stays(autostart, "it is switched off"));
        }
    }

    private static String stays(Autostart autostart, String why) {
        return autostart.place() + " was written, but another program changed it: " + why + "; try again";
    }

    @Command(description = "Starts Earshot at login no longer.", mixinStandardHelpOptions = true)
    void disable() throws IOException, InterruptedException {
        Autostart autostart = autostart();
        autostart.disable();
        say("Earshot does not start at login; there is no " + autostart.place());
    }

    @Command(description = "Says what the next login does.", mixinStandardHelpOptions = true)
    void status(@Option(names = "--json", description = "Print one JSON object.") boolean json)
            throws IOException, InterruptedException {
        Autostart autostart = autostart();
        Status status = autostart.status();
        say(json ? json(status, autostart.place()).toString() : sentence(status, autostart.place()));
    }

    private static String sentence(Status status, String place) {
        return switch (status) {
            case Status.Off off -> "off";
            case Status.On on -> "on: " + place + " starts " + Status.line(on.words());
            case Status.Changed changed ->
                "on, changed by hand: " + place + " differs from what Earshot writes in "
                        + String.join(", ", changed.changes()) + ", and starts " + Status.line(changed.words());
            case Status.Stale stale -> "stale: " + place + ": " + stale.why() + ANEW;
        };
    }

    private static JsonObject json(Status status, String place) {
        JsonObject json = new JsonObject();
        json.addProperty("on", status.isOn());
        json.addProperty("place", place);
        switch (status) {
            case Status.Off off -> json.addProperty("state", "off");
            case Status.On on -> {
                json.addProperty("state", "on");
                json.add("command", array(on.words()));
            }
            case Status.Changed changed -> {
                json.addProperty("state", "changed");
                json.add("command", array(changed.words()));
                json.add("changes", array(changed.changes()));
            }
            case Status.Stale stale -> {
                json.addProperty("state", "stale");
                json.add("command", array(stale.words()));
                json.addProperty("problem", stale.why());
            }
        }
        return json;
    }

    private static JsonArray array(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }
}

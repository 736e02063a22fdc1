package dev.earshot.cli;

import com.google.gson.JsonObject;
import dev.earshot.app.Sending;
import dev.earshot.app.Surroundings;
import dev.earshot.app.Targets;
import dev.earshot.caption.Session;
import dev.earshot.config.Settings;
import dev.earshot.config.SettingsException;
import dev.earshot.delivery.DeliveryFigures;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "send",
        description = "Sends text as captions and waits until each has met its fate.",
        mixinStandardHelpOptions = true)
final class SendCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions options;

    @Option(names = "--json", description = "Print the counts as one JSON object on the last line.")
    private boolean json;

    @Parameters(
            arity = "1..*",
            paramLabel = "TEXT",
            description = "The caption; a single - reads standard input, each line a caption.")
    private List<String> words;

    SendCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SettingsException {
        if (String.join("", words).isBlank()) {
            throw new ParameterException(spec.commandLine(), "TEXT is blank: there is nothing to send");
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Settings settings = options.load(surroundings, Map.of(), err);
        Sending sending = Sending.start(Targets.sendUrl(settings), settings, surroundings, new Notices(err));
        // Once it is closed, the last fate has been told.
        try (sending) {
            sendAll(sending, new Session(settings.speaker(), surroundings.random()));
            sending.awaitSettled();
        }
        DeliveryFigures figures = sending.figures();
        out.printf(
                Locale.ROOT,
                "offered %d, accepted %d, refused %d, expired %d, dropped %d, retried %d%n",
                figures.offered(),
                figures.accepted(),
                figures.refused(),
                figures.expired(),
                figures.dropped(),
                figures.retried());
        Optional<String> shortfall = sending.shortfall();
        shortfall.ifPresent(sentence -> err.println("earshot: " + sentence));
        if (json) {
            out.println(json(figures, sending.lastWhy()));
        }
        return shortfall.isEmpty() ? 0 : 1;
    }

    private void sendAll(Sending sending, Session session) throws IOException, InterruptedException {
        if (!words.equals(List.of("-"))) {
            offer(String.join(" ", words), sending, session);
            return;
        }
        try (Lines lines = Lines.of(surroundings.in())) {
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                sending.awaitRoom();
                offer(line.get(), sending, session);
            }
        }
    }

    private void offer(String text, Sending sending, Session session) {
        String trimmed = text.strip();
        if (!trimmed.isEmpty()) {
            Instant now = surroundings.clock().instant();
            sending.offer(session.sentence(trimmed, now, now));
        }
    }

    private static String json(DeliveryFigures figures, String reason) {
        JsonObject json = new JsonObject();
        json.addProperty("offered", figures.offered());
        json.addProperty("accepted", figures.accepted());
        json.addProperty("refused", figures.refused());
        json.addProperty("expired", figures.expired());
        json.addProperty("dropped", figures.dropped());
        json.addProperty("retried", figures.retried());
        json.addProperty("reason", reason);
        return json.toString();
    }
}

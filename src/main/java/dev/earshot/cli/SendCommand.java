package dev.earshot.cli;

import com.google.gson.JsonObject;
import dev.earshot.app.Surroundings;
import dev.earshot.caption.Session;
import dev.earshot.config.Settings;
import dev.earshot.config.SettingsException;
import dev.earshot.delivery.Delivery;
import dev.earshot.delivery.DeliveryFigures;
import dev.earshot.delivery.Fate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
        PrintWriter out = spec.commandLine().getOut();
        Settings settings =
                options.load(surroundings, Map.of(), spec.commandLine().getErr());
        AtomicReference<String> reason = new AtomicReference<>("");
        Delivery.Listener fates = (caption, fate) -> {
            switch (fate) {
                case Fate.Refused refused -> reason.set(refused.reason());
                case Fate.Expired expired -> reason.set(expired.reason());
                case Fate.Dropped dropped -> reason.set("Too many captions were waiting");
                case Fate.Accepted accepted -> {}
            }
        };
        DeliveryFigures figures;
        try (Delivery delivery = Delivery.start(
                Targets.sendUrl(settings),
                settings.room(),
                settings.delivery(),
                fates,
                surroundings.clock(),
                surroundings.random()::nextDouble)) {
            sendAll(delivery, new Session(settings.speaker(), surroundings.random()));
            delivery.awaitSettled();
            figures = delivery.figures();
        }
        boolean all = figures.accepted() == figures.offered();
        out.printf(
                "offered %d, accepted %d, refused %d, expired %d, dropped %d, retried %d%n",
                figures.offered(),
                figures.accepted(),
                figures.refused(),
                figures.expired(),
                figures.dropped(),
                figures.retried());
        if (!all) {
            spec.commandLine().getErr().println("earshot: " + reason.get());
        }
        if (json) {
            out.println(json(figures, reason.get()));
        }
        return all ? 0 : 1;
    }

    private void sendAll(Delivery delivery, Session session) throws IOException, InterruptedException {
        if (!words.equals(List.of("-"))) {
            offer(String.join(" ", words), delivery, session);
            return;
        }
        BufferedReader lines = new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            delivery.awaitRoom();
            offer(line, delivery, session);
        }
    }

    private void offer(String text, Delivery delivery, Session session) {
        String trimmed = text.strip();
        if (!trimmed.isEmpty()) {
            Instant now = surroundings.clock().instant();
            delivery.offer(session.sentence(trimmed, now, now));
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

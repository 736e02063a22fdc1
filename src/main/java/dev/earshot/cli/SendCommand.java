package dev.earshot.cli;

import com.google.gson.JsonObject;
import dev.earshot.app.Surroundings;
import dev.earshot.caption.Session;
import dev.earshot.config.Settings;
import dev.earshot.config.SettingsException;
import dev.earshot.delivery.Delivery;
import dev.earshot.delivery.DeliveryFigures;
import dev.earshot.delivery.Fate;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
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
        AtomicReference<String> reason = new AtomicReference<>("");
        Delivery.Listener fates = (caption, fate) -> {
            switch (fate) {
                case Fate.Refused refused -> reason.set(refused.reason());
                case Fate.Expired expired -> reason.set(expired.reason());
                case Fate.Dropped dropped -> reason.set("Too many captions were waiting");
                case Fate.Accepted accepted -> {}
            }
        };
        URI server = Targets.sendUrl(settings);
        Delivery delivery = Delivery.start(
                server,
                settings.room(),
                settings.delivery(),
                fates,
                surroundings.clock(),
                surroundings.random()::nextDouble);
        // Once it is closed, the last fate has been told.
        try (delivery;
                Patience patience = Patience.start(delivery, waiting(server, settings), err)) {
            sendAll(delivery, new Session(settings.speaker(), surroundings.random()));
            delivery.awaitSettled();
        }
        DeliveryFigures figures = delivery.figures();
        boolean all = figures.accepted() == figures.offered();
        out.printf(
                Locale.ROOT,
                "offered %d, accepted %d, refused %d, expired %d, dropped %d, retried %d%n",
                figures.offered(),
                figures.accepted(),
                figures.refused(),
                figures.expired(),
                figures.dropped(),
                figures.retried());
        if (!all) {
            String lost = (figures.offered() - figures.accepted()) + " of " + figures.offered();
            String line = "earshot: " + lost + " captions did not reach the room. " + reason.get();
            err.println(line.strip());
        }
        if (json) {
            out.println(json(figures, reason.get()));
        }
        return all ? 0 : 1;
    }

    private static String waiting(URI server, Settings settings) {
        return "earshot: " + server + " does not take captions yet; each is tried until it is "
                + settings.delivery().maxAge().toSeconds() + " s old (delivery.max-age)";
    }

    private void sendAll(Delivery delivery, Session session) throws IOException, InterruptedException {
        if (!words.equals(List.of("-"))) {
            offer(String.join(" ", words), delivery, session);
            return;
        }
        try (Lines lines = Lines.of(surroundings.in())) {
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                delivery.awaitRoom();
                offer(line.get(), delivery, session);
            }
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

package dev.earshot.doctor;

import dev.earshot.config.Settings;
import dev.earshot.delivery.ServerLook;
import dev.earshot.delivery.ServerTrial;
import dev.earshot.room.RoomServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the room server is there, takes the passphrase, and has the same time. Where it is Earshot's own and no agent
 * runs one, one is started for as long as the check lasts.
 */
record ServerCheck(Settings settings, Clock clock) implements Check {
    /** Captions are given up by their age, so clocks far apart lose some. */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(5);

    private static final Duration TO_A_TICK = Duration.ofSeconds(2);

    @Override
    public String what() {
        return "room server";
    }

    @Override
    public Finding look() {
        Optional<URI> other = settings.server().url();
        return other.isPresent() ? judge(other.get(), "", false) : embedded();
    }

    private Finding embedded() {
        InetSocketAddress place = new InetSocketAddress(
                settings.roomServer().host(), settings.roomServer().port());
        String host = settings.roomServer().host();
        boolean bare = host.contains(":") && !host.startsWith("[");
        URI running = URI.create("http://" + (bare ? "[" + host + "]" : host) + ":" + place.getPort() + "/api/send");
        if (place.getPort() != 0 && trial(running).look().kind() == ServerLook.Kind.EARSHOT) {
            return judge(running, "Earshot's own, running; ", false);
        }
        try (RoomServer server = RoomServer.start(place, clock, "check-up")) {
            return judge(server.sendUrl(), "Earshot's own, started for this check; ", true);
        } catch (IOException e) {
            return Finding.failure(what(), String.valueOf(e.getMessage()), "Set room-server.port to another, or to 0");
        }
    }

    private ServerTrial trial(URI server) {
        return ServerTrial.of(server, settings.room(), settings.delivery().timeout(), clock);
    }

    /** @param ours it was started for the check, so no room on it has a passphrase yet */
    private Finding judge(URI server, String before, boolean ours) {
        ServerTrial trial = trial(server);
        ServerLook look = trial.look();
        if (look.roundTrip().isEmpty()) {
            return Finding.failure(
                    what(), look.problem(), "See that it runs, and that server.url is right: " + withoutQuery(server));
        }
        List<String> words = new ArrayList<>();
        words.add((before.isEmpty() ? kind(look) + " " : before) + "round trip "
                + look.roundTrip().get().toMillis() + " ms");
        look.clockDifference().ifPresent(apart -> words.add(clock(apart)));
        return switch (trial.passphrase()) {
            case REFUSED -> Finding.failure(what(), String.join(", ", words) + "; " + trial.reason(), "");
            case UNTRIED ->
                ours && trial.roomIsNew()
                        ? found(look, words)
                        : Finding.untried(
                                what(),
                                String.join(", ", words) + "; " + open(trial),
                                "Try it with: earshot send Test");
            case TAKEN -> {
                words.add("it takes the passphrase");
                yield found(look, words);
            }
        };
    }

    private Finding found(ServerLook look, List<String> words) {
        boolean apart = look.clockDifference()
                .filter(it -> it.abs().compareTo(CLOCKS_APART) > 0)
                .isPresent();
        return apart
                ? Finding.warning(
                        what(), String.join(", ", words), "Let both computers set their clocks by the network")
                : Finding.fine(what(), String.join(", ", words));
    }

    private static String open(ServerTrial trial) {
        if (trial.roomIsNew()) {
            return "the room is new there, its first caption makes it with your passphrase";
        }
        return trial.reason().isBlank()
                ? "whether it takes the passphrase, only a caption tells"
                : "whether it takes the passphrase is open: " + trial.reason();
    }

    /** To what HTTP tells of it, whole seconds that are perhaps just over. */
    private static String clock(Duration ahead) {
        if (ahead.abs().compareTo(TO_A_TICK) <= 0) {
            return "its clock agrees";
        }
        return "its clock is " + ahead.abs().toSeconds() + " s " + (ahead.isNegative() ? "behind" : "ahead");
    }

    private static String kind(ServerLook look) {
        return switch (look.kind()) {
            case EARSHOT -> "Earshot's,";
            case NODE -> "Node.js,";
            case PHP -> "PHP,";
            case UNKNOWN -> "Something answers, it does not say what it is:";
        };
    }

    private static String withoutQuery(URI uri) {
        return uri.toString().replaceFirst("\\?.*", "");
    }
}

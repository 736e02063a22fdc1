package dev.earshot.app;

import dev.earshot.config.Settings;
import dev.earshot.room.RoomServer;
import dev.earshot.system.Build;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The room server inside this program, while the settings want one; it moves when they name another place. */
final class Hall implements AutoCloseable {
    private final Clock clock;
    private Optional<RoomServer> server = Optional.empty();
    /** Where the server is, as the settings name it. */
    private Settings.RoomServer place;
    /** Those that are left and not closed yet. */
    private final List<Left> left = new ArrayList<>();

    /** A server that captions still go to, and where it is; each time it is left it is another, by identity. */
    static final class Left {
        private final RoomServer server;
        private final Settings.RoomServer place;

        private Left(RoomServer server, Settings.RoomServer place) {
            this.server = server;
            this.place = place;
        }
    }

    private Hall(Settings.RoomServer place, Clock clock) {
        this.place = place;
        this.clock = clock;
    }

    /**
     * Opens it, if the settings want one.
     *
     * @throws IOException if its port is taken; its message is one sentence
     */
    static Hall open(Settings settings, Clock clock) throws IOException {
        Hall hall = new Hall(settings.roomServer(), clock);
        hall.become(settings);
        return hall;
    }

    /**
     * Opens, closes or moves it as these settings want; it stays as it is where they name the same place.
     *
     * @return the server that is left, to be {@linkplain #close(Left) closed} when what it was sent has arrived
     * @throws IOException if the new place can't be had; its message is one sentence, and the old server stays
     */
    synchronized Optional<Left> become(Settings next) throws IOException {
        Optional<RoomServer> old = server;
        if (next.server().url().isPresent()) {
            server = Optional.empty();
            return left(old);
        }
        if (old.isPresent() && !place.isElsewhere(next.roomServer())) {
            place = next.roomServer();
            old.get().become(place.rules());
            return Optional.empty();
        }
        Optional<RoomServer> back = takenBack(next.roomServer());
        RoomServer other;
        if (back.isPresent()) {
            other = back.get();
        } else {
            other = old.isPresent() ? move(old.get(), next.roomServer()) : start(next.roomServer());
        }
        server = Optional.of(other);
        Optional<Left> leaves = left(old);
        place = next.roomServer();
        return leaves;
    }

    private Optional<Left> left(Optional<RoomServer> old) {
        Optional<Left> leaves = old.map(it -> new Left(it, place));
        leaves.ifPresent(left::add);
        return leaves;
    }

    /** One that was left there and is still open, which has its port. */
    private Optional<RoomServer> takenBack(Settings.RoomServer at) {
        Optional<Left> back =
                left.stream().filter(it -> !it.place.isElsewhere(at)).findFirst();
        back.ifPresent(it -> {
            left.remove(it);
            it.server.become(at.rules());
        });
        return back.map(it -> it.server);
    }

    /** Closes a server that was left, unless it has been taken back since. */
    synchronized void close(Left leaves) {
        if (left.remove(leaves)) {
            leaves.server.close();
        }
    }

    private RoomServer move(RoomServer old, Settings.RoomServer to) throws IOException {
        boolean sameFile = to.stateFile().isPresent() && to.stateFile().equals(place.stateFile());
        if (sameFile) {
            // One server at a time may write it; the next one reads there what the old one has shown so far.
            old.stopKeeping();
        }
        try {
            return start(to);
        } catch (IOException e) {
            if (to.port() != old.port() && !sameFile) {
                throw e;
            }
        }
        // It is perhaps our own old server that has the port at another of this computer's addresses.
        old.close();
        try {
            return start(to);
        } catch (IOException e) {
            server = Optional.of(
                    start(new Settings.RoomServer(place.host(), old.port(), place.stateFile(), place.rules())));
            throw e;
        }
    }

    private RoomServer start(Settings.RoomServer at) throws IOException {
        return RoomServer.start(
                new InetSocketAddress(at.host(), at.port()),
                clock,
                Build.ofThisProgram().version(),
                at.rules(),
                at.stateFile());
    }

    /** Where captions go by these settings. */
    synchronized URI target(Settings settings) {
        return settings.server().url().or(() -> server.map(RoomServer::sendUrl)).orElseThrow();
    }

    /** The page that shows a room. */
    synchronized Optional<URI> display(String room) {
        return server.map(it -> it.displayUrl(room));
    }

    @Override
    public synchronized void close() {
        server.ifPresent(RoomServer::close);
    }
}

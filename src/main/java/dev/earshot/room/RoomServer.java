package dev.earshot.room;

import dev.earshot.http.HttpServer;
import dev.earshot.room.Routes.Route;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The room server: takes captions, shows them on a page. Every connection has a virtual thread {@code http-N} of its own;
 * {@link #close} ends them all.
 */
public final class RoomServer implements AutoCloseable {
    private static final int BACKLOG = 128;

    /** Connections beside the viewers': those whose requests are being read and answered, or that wait for the next. */
    private static final int ROOM_TO_MOVE = 1024;

    /** From the end of a request's headers to the end of its answer; streams may last. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final InetSocketAddress address;
    private final HttpServer http;
    private final Rooms rooms;
    private final Optional<Keeper> keeper;

    private RoomServer(InetSocketAddress address, HttpServer http, Rooms rooms, Optional<Keeper> keeper) {
        this.address = address;
        this.http = http;
        this.rooms = rooms;
        this.keeper = keeper;
    }

    /**
     * Starts a server.
     *
     * @param address where to listen; port 0 takes any free one
     * @param clock times and their zone, for captions that come without and for how long a gap is waited for
     * @param version what the server calls itself in {@code /api/health}
     * @throws IOException if the address can't be had; its message is one sentence for the user
     */
    public static RoomServer start(InetSocketAddress address, Clock clock, String version) throws IOException {
        return start(address, clock, version, RoomRules.standard());
    }

    /** As {@link #start(InetSocketAddress, Clock, String)}, with rules of its own. */
    public static RoomServer start(InetSocketAddress address, Clock clock, String version, RoomRules rules)
            throws IOException {
        return start(address, clock, version, rules, Optional.empty(), PATIENCE);
    }

    /**
     * As {@link #start(InetSocketAddress, Clock, String)}, with rules of its own and rooms that may outlive it.
     *
     * @param stateFile where rooms are kept, to outlive a restart; if it can't be had the log says so and none are kept
     */
    public static RoomServer start(
            InetSocketAddress address, Clock clock, String version, RoomRules rules, Optional<Path> stateFile)
            throws IOException {
        return start(address, clock, version, rules, stateFile, PATIENCE);
    }

    /** Package-private: a test has less {@code patience} for one request. */
    static RoomServer start(
            InetSocketAddress address,
            Clock clock,
            String version,
            RoomRules rules,
            Optional<Path> stateFile,
            Duration patience)
            throws IOException {
        Map<String, Route> table = new HashMap<>(pages());
        ServerSocketChannel door = listen(address);
        Optional<Keeper> keeper = stateFile.flatMap(Keeper::open);
        Rooms rooms = new Rooms(
                clock,
                new SecureRandom(),
                rules,
                SlowHash.ITERATIONS,
                keeper.map(Keeper::found).orElse(List.of()),
                () -> keeper.ifPresent(Keeper::changed));
        keeper.ifPresent(it -> it.start(rooms::kept));
        table.putAll(endpoints(rooms, version));
        HttpServer http = HttpServer.start(
                door,
                new Routes(table, new Porter(address)),
                () -> rooms.rules().viewers() + ROOM_TO_MOVE,
                patience,
                clock);
        return new RoomServer((InetSocketAddress) door.getLocalAddress(), http, rooms, keeper);
    }

    private static Map<String, Route> endpoints(Rooms rooms, String version) {
        return Map.of(
                "/api/send", Route.post(PostHandler.captions(rooms)),
                "/api/presence", Route.post(PostHandler.presences(rooms)),
                "/api/list", Route.get(new ListHandler(rooms)),
                "/api/stream", Route.stream(new StreamHandler(rooms)),
                "/api/health", Route.get(new HealthHandler(rooms, version)));
    }

    private static Map<String, Route> pages() throws IOException {
        return Map.ofEntries(
                Map.entry("/", Route.get(PageHandler.html("start.html"))),
                Map.entry("/start.css", Route.get(PageHandler.css("start.css"))),
                Map.entry("/start.js", Route.get(PageHandler.script("start.js"))),
                Map.entry("/display", Route.framed(PageHandler.html("display.html"))),
                Map.entry("/display.css", Route.get(PageHandler.css("display.css"))),
                Map.entry("/display.js", Route.get(PageHandler.script("display.js"))),
                Map.entry("/aloud.js", Route.get(PageHandler.script("aloud.js"))),
                Map.entry("/captions.js", Route.get(PageHandler.script("captions.js"))),
                Map.entry("/color.js", Route.get(PageHandler.script("color.js"))),
                Map.entry("/events.js", Route.get(PageHandler.script("events.js"))),
                Map.entry("/line.js", Route.get(PageHandler.script("line.js"))),
                Map.entry("/looks.js", Route.get(PageHandler.script("looks.js"))),
                Map.entry("/notices.js", Route.get(PageHandler.script("notices.js"))),
                Map.entry("/once.js", Route.get(PageHandler.script("once.js"))),
                Map.entry("/parameters.js", Route.get(PageHandler.script("parameters.js"))),
                Map.entry("/places.js", Route.get(PageHandler.script("places.js"))),
                Map.entry("/speakers.js", Route.get(PageHandler.script("speakers.js"))),
                Map.entry("/stream.js", Route.get(PageHandler.script("stream.js"))),
                Map.entry("/times.js", Route.get(PageHandler.script("times.js"))));
    }

    private static ServerSocketChannel listen(InetSocketAddress address) throws IOException {
        if (address.isUnresolved()) {
            throw new IOException(
                    "no computer is called " + address.getHostString() + "; set room-server.host to 127.0.0.1");
        }
        ServerSocketChannel door = ServerSocketChannel.open();
        try {
            return door.bind(address, BACKLOG);
        } catch (SocketException e) {
            door.close();
            throw new IOException(complaint(address, e), e);
        }
    }

    private static String complaint(InetSocketAddress address, SocketException why) {
        int port = address.getPort();
        String host = address.getHostString();
        String reason = String.valueOf(why.getMessage());
        if (!(why instanceof BindException)) {
            return "port " + port + " on " + host + " can't be opened (" + reason
                    + "); choose another with room-server.port or --port, from 1024";
        }
        if (reason.contains("in use")) {
            return "port " + port + " on " + host + " is taken by another program;"
                    + " choose another with room-server.port or --port";
        }
        return "this computer can't listen on port " + port + " of " + host + " (" + reason
                + "); set room-server.host to an address of this computer and room-server.port to 1024 or more";
    }

    /** Brings other rules into force; rooms, captions and viewers stay. */
    public void become(RoomRules rules) {
        rooms.become(rules);
    }

    /** Writes the state file a last time and leaves it to the server that takes this one's place. */
    public void stopKeeping() {
        keeper.ifPresent(Keeper::close);
    }

    /** The port that the server listens on. */
    public int port() {
        return address.getPort();
    }

    /** Where a client posts captions. */
    public URI sendUrl() {
        return URI.create(origin() + "/api/send");
    }

    /** The page that shows {@code room}; with the view key, where one is set. */
    public URI displayUrl(String room) {
        return URI.create(origin() + "/display?" + RoomQuery.of(room) + ViewKey.of(rooms.rules()));
    }

    private String origin() {
        InetAddress bound = address.getAddress();
        String host = bound.isAnyLocalAddress() ? "127.0.0.1" : bound.getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
    }

    /** Open now, those of viewers included. */
    int connections() {
        return http.connections();
    }

    /** Package-private: lets a test that moved the clock do what the server's own timer would do. */
    void showDue() {
        rooms.showDue();
    }

    /** Ends everything at once, open display pages included, and waits for the server's threads. Safe to call again. */
    @Override
    public void close() {
        http.close();
        rooms.close();
        rooms.showHeld();
        keeper.ifPresent(Keeper::close);
    }
}

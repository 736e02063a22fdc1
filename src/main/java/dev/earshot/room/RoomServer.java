package dev.earshot.room;

import com.sun.net.httpserver.HttpServer;
import dev.earshot.room.Routes.Route;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The room server: takes captions, shows them on a page. Every request has a virtual thread {@code room-N} of its own;
 * {@link #close} ends them all.
 */
public final class RoomServer implements AutoCloseable {
    private static final int BACKLOG = 128;

    private final HttpServer http;
    private final ExecutorService requests;
    private final Rooms rooms;

    private RoomServer(HttpServer http, ExecutorService requests, Rooms rooms) {
        this.http = http;
        this.requests = requests;
        this.rooms = rooms;
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
        HttpServer http = listen(address);
        Rooms rooms = new Rooms(clock, new SecureRandom(), rules);
        ExecutorService requests = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("room-", 1).factory());
        RoomServer server = new RoomServer(http, requests, rooms);
        try {
            http.createContext("/", new Routes(table(rooms, version)));
            http.setExecutor(requests);
            http.start();
            return server;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static Map<String, Route> table(Rooms rooms, String version) throws IOException {
        return Map.ofEntries(
                Map.entry("/api/send", Route.post(PostHandler.captions(rooms))),
                Map.entry("/api/presence", Route.post(PostHandler.presences(rooms))),
                Map.entry("/api/list", Route.get(new ListHandler(rooms))),
                Map.entry("/api/stream", Route.get(new StreamHandler(rooms))),
                Map.entry("/api/health", Route.get(new HealthHandler(rooms, version))),
                Map.entry("/", Route.get(PageHandler.html("start.html"))),
                Map.entry("/start.css", Route.get(PageHandler.css("start.css"))),
                Map.entry("/start.js", Route.get(PageHandler.script("start.js"))),
                Map.entry("/display", Route.get(PageHandler.html("display.html"))),
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

    private static HttpServer listen(InetSocketAddress address) throws IOException {
        String host = address.getHostString();
        if (address.isUnresolved()) {
            throw new IOException("no computer is called " + host + "; set room-server.host to 127.0.0.1");
        }
        try {
            return HttpServer.create(address, BACKLOG);
        } catch (BindException e) {
            String reason = String.valueOf(e.getMessage());
            if (reason.contains("in use")) {
                throw new IOException(
                        "port " + address.getPort() + " on " + host + " is taken by another program;"
                                + " choose another with room-server.port or --port",
                        e);
            }
            throw new IOException(
                    "this computer can't listen on port " + address.getPort() + " of " + host + " (" + reason
                            + "); set room-server.host to an address of this computer and room-server.port to 1024 or more",
                    e);
        } catch (SocketException e) {
            throw new IOException(
                    "port " + address.getPort() + " on " + host + " can't be opened (" + e.getMessage()
                            + "); choose another with room-server.port or --port, from 1024",
                    e);
        }
    }

    /** Brings other rules into force; rooms, captions and viewers stay. */
    public void become(RoomRules rules) {
        rooms.become(rules);
    }

    /** The port that the server listens on. */
    public int port() {
        return http.getAddress().getPort();
    }

    /** Where a client posts captions. */
    public URI sendUrl() {
        return URI.create(origin() + "/api/send");
    }

    /** The page that shows {@code room}. */
    public URI displayUrl(String room) {
        return URI.create(origin() + "/display?" + RoomQuery.of(room));
    }

    private String origin() {
        InetAddress address = http.getAddress().getAddress();
        String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
    }

    /** Package-private: lets a test that moved the clock do what the server's own timer would do. */
    void showDue() {
        rooms.showDue();
    }

    /** Ends everything at once, open display pages included, and waits for the server's threads. Safe to call again. */
    @Override
    public void close() {
        rooms.close();
        http.stop(0);
        requests.shutdownNow();
        requests.close();
    }
}

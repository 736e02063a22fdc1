package dev.earshot.room;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds who answers a request: by its whole path as it was sent, so that a path that is not in the table leads nowhere,
 * however it is written.
 */
final class Routes implements HttpHandler {
    private static final Logger log = LoggerFactory.getLogger(Routes.class);

    /** How a line of the table is answered. */
    enum Kind {
        /** Read by {@code GET} and {@code HEAD}. */
        READ("GET", "GET, HEAD"),
        /** As {@link #READ}; pages of others may show it in a frame. */
        FRAMED("GET", "GET, HEAD"),
        /** Stays open for as long as the client likes. */
        STREAM("GET", "GET"),
        /** Takes a body. */
        POST("POST", "POST");

        private final String method;
        private final String allowed;

        Kind(String method, String allowed) {
            this.method = method;
            this.allowed = allowed;
        }

        private boolean answers(String asked) {
            return asked.equals(method) || (asked.equals("HEAD") && allowed.endsWith("HEAD"));
        }
    }

    /** One line of the table. */
    record Route(Kind kind, HttpHandler handler) {
        static Route get(HttpHandler handler) {
            return new Route(Kind.READ, handler);
        }

        static Route framed(HttpHandler handler) {
            return new Route(Kind.FRAMED, handler);
        }

        static Route stream(HttpHandler handler) {
            return new Route(Kind.STREAM, handler);
        }

        static Route post(HttpHandler handler) {
            return new Route(Kind.POST, handler);
        }
    }

    private final Map<String, Route> table;
    private final Porter porter;
    private final Deadlines deadlines;

    Routes(Map<String, Route> table, Porter porter, Deadlines deadlines) {
        this.table = Map.copyOf(table);
        this.porter = porter;
        this.deadlines = deadlines;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Deadlines.Deadline deadline = deadlines.begin();
        try (exchange) {
            answer(exchange, deadline);
        } finally {
            deadline.met();
        }
    }

    private void answer(HttpExchange exchange, Deadlines.Deadline deadline) throws IOException {
        Route route = route(exchange.getRequestURI());
        Answer.secure(exchange, route != null && route.kind() == Kind.FRAMED);
        Optional<Porter.Refusal> refusal = porter.refusal(exchange);
        if (refusal.isPresent()) {
            Answer.error(exchange, refusal.get().status(), refusal.get().sentence());
        } else if (route == null) {
            Answer.error(exchange, 404, "Nothing is here");
        } else if (!route.kind().answers(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Allow", route.kind().allowed);
            Answer.error(exchange, 405, "Only " + route.kind().method + " is answered here");
        } else {
            if (route.kind() == Kind.STREAM) {
                deadline.met();
                // Else the JDK keeps for ever what belongs to a connection that an interrupt closed.
                exchange.getResponseHeaders().set("Connection", "close");
            }
            answer(exchange, route.handler());
        }
    }

    /** Null for {@code //host/display}, too, which is no path. */
    private @Nullable Route route(URI asked) {
        boolean path = asked.isAbsolute() || asked.getRawAuthority() == null;
        return path ? table.get(asked.getRawPath()) : null;
    }

    private static void answer(HttpExchange exchange, HttpHandler handler) throws IOException {
        try {
            handler.handle(exchange);
        } catch (BadRequest e) {
            Answer.error(exchange, 400, Objects.requireNonNullElse(e.getMessage(), "Bad request"));
        } catch (RuntimeException e) {
            log.error("The room server failed at {}", exchange.getRequestURI().getRawPath(), e);
            if (exchange.getResponseCode() == -1) {
                Answer.error(exchange, 500, "The room server failed; its log says why");
            }
        }
    }
}

package dev.earshot.room;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds who answers a request: by its whole path, so that a path that is not in the table leads nowhere. */
final class Routes implements HttpHandler {
    private static final Logger log = LoggerFactory.getLogger(Routes.class);

    /** One line of the table. */
    record Route(String method, HttpHandler handler) {
        static Route get(HttpHandler handler) {
            return new Route("GET", handler);
        }

        static Route post(HttpHandler handler) {
            return new Route("POST", handler);
        }
    }

    private final Map<String, Route> table;

    Routes(Map<String, Route> table) {
        this.table = Map.copyOf(table);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer.secure(exchange);
            Route route = table.get(exchange.getRequestURI().getPath());
            if (route == null) {
                Answer.error(exchange, 404, "Nothing is here");
            } else if (!route.method().equals(exchange.getRequestMethod())) {
                exchange.getResponseHeaders().set("Allow", route.method());
                Answer.error(exchange, 405, "Only " + route.method() + " is answered here");
            } else {
                answer(route, exchange);
            }
        }
    }

    private static void answer(Route route, HttpExchange exchange) throws IOException {
        try {
            route.handler().handle(exchange);
        } catch (RuntimeException e) {
            log.error("The room server failed at {}", exchange.getRequestURI().getPath(), e);
            if (exchange.getResponseCode() == -1) {
                Answer.error(exchange, 500, "The room server failed; its log says why");
            }
        }
    }
}

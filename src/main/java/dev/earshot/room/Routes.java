package dev.earshot.room;

import dev.earshot.http.Handler;
import dev.earshot.http.Request;
import dev.earshot.http.Response;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds who answers a request: by its whole path as it was sent, so that a path that is not in the table leads nowhere,
 * however it is written.
 */
final class Routes implements Handler {
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
    record Route(Kind kind, Endpoint endpoint) {
        static Route get(Endpoint endpoint) {
            return new Route(Kind.READ, endpoint);
        }

        static Route framed(Endpoint endpoint) {
            return new Route(Kind.FRAMED, endpoint);
        }

        static Route stream(Endpoint endpoint) {
            return new Route(Kind.STREAM, endpoint);
        }

        static Route post(Endpoint endpoint) {
            return new Route(Kind.POST, endpoint);
        }
    }

    private final Map<String, Route> table;
    private final Porter porter;

    Routes(Map<String, Route> table, Porter porter) {
        this.table = Map.copyOf(table);
        this.porter = porter;
    }

    @Override
    public Response answer(Request request) throws IOException {
        Route route = table.get(request.target().getRawPath());
        return answer(request, route).with(Answer.secure(route != null && route.kind() == Kind.FRAMED));
    }

    @Override
    public Response.Whole refusal(int status, String sentence) {
        return Answer.error(status, sentence).with(Answer.secure(false));
    }

    private Response answer(Request request, @Nullable Route route) throws IOException {
        try {
            porter.check(request);
            if (route == null) {
                return Answer.error(404, "Nothing is here");
            }
            if (!route.kind().answers(request.method())) {
                return Answer.error(405, "Only " + route.kind().method + " is answered here")
                        .with(Map.of("Allow", route.kind().allowed));
            }
            return route.endpoint().answer(request);
        } catch (Refused e) {
            return e.answer();
        } catch (RuntimeException e) {
            log.error("The room server failed at {}", request.target().getRawPath(), e);
            return Answer.error(500, "The room server failed; its log says why");
        }
    }
}

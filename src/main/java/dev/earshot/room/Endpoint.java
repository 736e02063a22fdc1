package dev.earshot.room;

import dev.earshot.http.Request;
import dev.earshot.http.Response;
import java.io.IOException;

/** Answers the requests for one path. Called by several threads at once. */
interface Endpoint {
    /**
     * Answers a request of the right method.
     *
     * @throws Refused if it is not granted
     * @throws IOException from {@link Request#body}
     */
    Response answer(Request request) throws IOException;
}

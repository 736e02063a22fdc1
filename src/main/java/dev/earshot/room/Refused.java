package dev.earshot.room;

import dev.earshot.http.Response;

/** A request that is not granted; {@link Routes} answers it with this status and message. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * @param status from 400 on
     * @param sentence for whoever sent the request
     */
    Refused(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    /** As an answer. */
    Response.Whole answer() {
        return Answer.error(status, String.valueOf(getMessage()));
    }
}

package dev.earshot.http;

import java.io.IOException;

/** What came is no request, or none that is answered here; the connection ends after the answer. */
final class BadMessage extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * @param status of the answer
     * @param sentence for whoever sent it
     */
    BadMessage(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    int status() {
        return status;
    }
}

package dev.earshot.room;

/** A request that makes no sense; {@link Routes} answers it with 400 and this message. */
final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence for whoever sent the request */
    BadRequest(String message) {
        super(message);
    }
}

package dev.earshot.delivery;

import dev.earshot.caption.Caption;
import java.time.Instant;

/**
 * A caption in the outbox, and what has happened to it so far.
 *
 * @param place in the order in which captions were offered
 * @param failures of attempts to send it
 * @param reason why the last attempt failed; blank before the first
 * @param notBefore when it may be tried again
 */
record Ticket(long place, Caption caption, int failures, String reason, Instant notBefore) {
    static Ticket of(long place, Caption caption) {
        return new Ticket(place, caption, 0, "", Instant.MIN);
    }

    Ticket eligible() {
        return new Ticket(place, caption, failures, reason, Instant.MIN);
    }

    Ticket failed(String why, Instant next) {
        return new Ticket(place, caption, failures + 1, why, next);
    }
}

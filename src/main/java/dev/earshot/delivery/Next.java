package dev.earshot.delivery;

import java.time.Instant;
import java.util.List;

/** What the outbox says is to be done next. */
sealed interface Next {
    /**
     * Send this, and {@link Outbox#settle} it.
     *
     * @param settledThrough of the caption's session nothing up to this number will come any more
     */
    record Send(Ticket ticket, long settledThrough) implements Next {}

    /** These grew too old; tell whoever wants to know, and ask again. */
    record Expired(List<Settled> captions) implements Next {}

    /** Nothing before then, unless something changes. */
    record Wait(Instant until) implements Next {}

    /** Closed, and nothing waits. */
    record Done() implements Next {}
}

package dev.earshot.delivery;

import dev.earshot.caption.Caption;
import java.time.Instant;
import java.util.List;

/** What the outbox says is to be done next. */
sealed interface Next {
    /**
     * Send this, and {@link Outbox#settle} it.
     *
     * @param settledThrough of the caption's session nothing up to this number will come any more
     * @param racing others are on their way to a room that may not be made yet, and none has arrived
     */
    record Send(Ticket ticket, long settledThrough, boolean racing) implements Next {
        Caption caption() {
            return ticket.caption();
        }
    }

    /** These grew too old; tell whoever wants to know, and ask again. */
    record Expired(List<Settled> captions) implements Next {}

    /** Nothing before then, unless something changes. */
    record Wait(Instant until) implements Next {}

    /** Closed, and nothing waits. */
    record Done() implements Next {}
}

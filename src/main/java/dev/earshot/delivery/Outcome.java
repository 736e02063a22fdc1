package dev.earshot.delivery;

import java.time.Duration;
import java.util.Optional;

/** What came of one request. */
sealed interface Outcome {
    /** The same where repeats are known: nothing is lost or doubled by sending again. */
    default Outcome unambiguous() {
        return this instanceof TryLater it ? new TryLater(it.reason(), false, it.retryAfter(), it.answered()) : this;
    }

    /** The server has the caption. */
    record Accepted(Duration roundTrip) implements Outcome {}

    /**
     * It may go better another time.
     *
     * @param reason in a user's words
     * @param ambiguous the server may have stored the caption all the same
     * @param retryAfter how long the server asks to be left alone
     * @param answered it was the server that said so; else nothing whole came back
     */
    record TryLater(String reason, boolean ambiguous, Optional<Duration> retryAfter, boolean answered)
            implements Outcome {
        /** Nothing whole came back. */
        static TryLater unanswered(String reason, boolean ambiguous) {
            return new TryLater(reason, ambiguous, Optional.empty(), false);
        }
    }

    /**
     * It will not go better however often it is tried.
     *
     * @param reason what to change, in a user's words
     * @param passphrase the room's passphrase is said to be wrong
     */
    record Refused(String reason, boolean passphrase) implements Outcome {}
}

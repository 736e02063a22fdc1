package dev.earshot.room;

import java.time.Duration;

/** What became of what was posted. */
sealed interface Verdict {
    /** It is taken, or it is a repeat of what was. */
    record Accepted() implements Verdict {}

    /** The room has another passphrase. */
    record WrongPassphrase() implements Verdict {}

    /** Nobody has made the room yet. */
    record NoRoom() implements Verdict {}

    /** There are as many rooms as there may be. */
    record NoPlace() implements Verdict {}

    /**
     * It was not looked at.
     *
     * @param status of HTTP
     * @param pause how long to wait before trying again
     * @param why one sentence for whoever sent it
     */
    record TryLater(int status, Duration pause, String why) implements Verdict {
        /** In whole seconds, as HTTP wants it; never 0. */
        long seconds() {
            return Math.max(1, pause.plusNanos(999_999_999).toSeconds());
        }
    }
}

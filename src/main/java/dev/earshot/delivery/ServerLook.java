package dev.earshot.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * What a look at the server found, before the first caption.
 *
 * @param kind what it is, as far as its answer tells
 * @param presence it takes who pauses, and shows it
 * @param roundTrip of the look; empty if nothing answered
 * @param clockDifference how far its clock is ahead of this computer's, to a second; empty if it did not say
 * @param problem why nothing answered, in a user's words; blank if something did
 */
public record ServerLook(
        Kind kind, boolean presence, Optional<Duration> roundTrip, Optional<Duration> clockDifference, String problem) {

    /** Kinds of room servers. */
    public enum Kind {
        /** Earshot's own: knows repeats and puts captions in order. */
        EARSHOT,
        NODE,
        PHP,
        UNKNOWN
    }

    /** Whether the server was there. */
    boolean isThere() {
        return roundTrip.isPresent();
    }

    /** Nobody has looked yet. */
    static final ServerLook NONE = new ServerLook(Kind.UNKNOWN, false, Optional.empty(), Optional.empty(), "");
}

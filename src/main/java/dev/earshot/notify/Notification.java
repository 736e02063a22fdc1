package dev.earshot.notify;

import java.time.Duration;

/**
 * One thing to tell the user. Holds no secret and nothing that was said.
 *
 * @param kind what it is about; a newer bubble of a kind takes the place of the older
 * @param tone what it is to the user
 * @param title says it all in a few words
 * @param body why, or what to do, in one sentence; plain text, may be blank
 * @param patience not shown before this has passed, and not at all if it is over by then
 */
public record Notification(Kind kind, Tone tone, String title, String body, Duration patience) {
    /** What a notification may be about. */
    public enum Kind {
        MICROPHONE,
        SERVER,
        SETTINGS,
        /** Everything that is no lasting state. */
        PLAIN
    }

    /** What a notification is to the user. */
    public enum Tone {
        /** Something needs them; stays until it is over or they click it away. */
        TROUBLE,
        /** The trouble of this kind is over. */
        OVER,
        /** The answer to what they have just done. */
        PLAIN
    }

    public Notification {
        // A bus takes no NUL, and a bubble has no use for the others.
        title = title.replaceAll("\\p{Cntrl}+", " ");
        body = body.replaceAll("\\p{Cntrl}+", " ");
    }

    /** Something is wrong from now on, until {@link #over} is told of the same kind. */
    public static Notification trouble(Kind kind, String title, String body) {
        return new Notification(kind, Tone.TROUBLE, title, body, Duration.ZERO);
    }

    /** A trouble is over; shown only if the trouble was. */
    public static Notification over(Kind kind, String title, String body) {
        return new Notification(kind, Tone.OVER, title, body, Duration.ZERO);
    }

    /** The answer to what the user has just done, such as {@code Link copied}; shown at once, however often. */
    public static Notification plain(String title, String body) {
        return new Notification(Kind.PLAIN, Tone.PLAIN, title, body, Duration.ZERO);
    }

    Notification after(Duration wait) {
        return new Notification(kind, tone, title, body, wait);
    }
}

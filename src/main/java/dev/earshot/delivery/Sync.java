package dev.earshot.delivery;

/** How delivery stands at a moment: what a user sees of it. */
public sealed interface Sync {
    /** What was said has reached the room, or is on its way as usual. */
    record Fine() implements Sync {}

    /**
     * Captions wait longer than usual, or are tried again.
     *
     * @param queued captions whose fate is open, those in flight included
     */
    record Waiting(long queued) implements Sync {}

    /**
     * The server is away.
     *
     * @param queued captions whose fate is open, those in flight included
     * @param reason why, in a user's words
     */
    record Offline(long queued, String reason) implements Sync {}

    /**
     * The server refuses captions: one was refused and none accepted since.
     *
     * @param reason why and what to change, in a user's words
     */
    record Refused(String reason) implements Sync {}
}

package dev.earshot.delivery;

/** How well the room keeps up with what is said. */
public sealed interface Sync {
    /** Everything arrives. */
    record Fine() implements Sync {}

    /** Captions wait longer than they should; they are still on their way. */
    record Waiting(long queued) implements Sync {}

    /** Nothing gets through. */
    record Offline(long queued, String reason) implements Sync {}

    /** The server takes none; {@code reason} says why and what to do. */
    record Refused(String reason) implements Sync {}
}

package dev.earshot.caption;

/**
 * Whether a speaker speaks into the room just now. Made by {@link Session#presence}.
 *
 * @param session names the run of the sender; never blank
 * @param speaker the speaker's name; never blank
 */
public record Presence(String session, String speaker, State state) {
    /** What a speaker does. */
    public enum State {
        /** Has stopped for a while: nothing that is said now is heard. */
        PAUSED,
        /** Speaks again. */
        LIVE,
        /** Has left. */
        GONE;

        /** The word for it on the wire. */
        public String word() {
            return switch (this) {
                case PAUSED -> "paused";
                case LIVE -> "live";
                case GONE -> "gone";
            };
        }
    }

    /** The same speaker in another state. */
    public Presence as(State other) {
        return new Presence(session, speaker, other);
    }
}

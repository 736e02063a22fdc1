package dev.earshot.caption;

/**
 * A presence as it is posted to Earshot's own room server.
 *
 * @param room the room's name
 * @param passphrase the room's secret
 */
public record PostedPresence(String room, String passphrase, Presence presence) {
    /** Leaves the passphrase out. */
    @Override
    public String toString() {
        return "PostedPresence[room=" + room + ", presence=" + presence + "]";
    }
}

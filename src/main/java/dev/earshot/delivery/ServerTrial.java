package dev.earshot.delivery;

import dev.earshot.caption.Presence;
import dev.earshot.config.Settings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/**
 * A trial of a room server, as far as that goes without a caption on its displays.
 *
 * @param look what answered
 * @param passphrase whether it takes the room's passphrase; {@code UNTRIED} where only a caption would tell
 * @param reason why it does not, or why that is open; blank if it does, or if the server takes nothing but captions
 */
public record ServerTrial(ServerLook look, Passphrase passphrase, String reason) {
    /** What became of the passphrase. */
    public enum Passphrase {
        TAKEN,
        REFUSED,
        UNTRIED
    }

    /**
     * Tries it now; waits at most twice the timeout.
     *
     * @param server as the user entered it
     */
    public static ServerTrial of(URI server, Settings.Room room, Duration timeout, Clock clock) {
        try (RoomClient client = new RoomClient(server, room, timeout, clock)) {
            ServerLook look = client.look();
            if (!look.presence()) {
                return new ServerTrial(look, Passphrase.UNTRIED, "");
            }
            // Of a speaker who never paused, so no display shows anything of it, and no room is made by it.
            Outcome outcome = client.post(new Presence("doctor", "doctor", Presence.State.GONE));
            return switch (outcome) {
                case Outcome.Accepted accepted -> new ServerTrial(look, Passphrase.TAKEN, "");
                case Outcome.Refused refused ->
                    new ServerTrial(
                            look, refused.passphrase() ? Passphrase.REFUSED : Passphrase.UNTRIED, refused.reason());
                case Outcome.TryLater later -> new ServerTrial(look, Passphrase.UNTRIED, later.reason());
            };
        }
    }

    /** Whether the server is Earshot's own and nobody has spoken in the room yet, so that any passphrase will do. */
    public boolean roomIsNew() {
        return passphrase == Passphrase.UNTRIED && reason.equals(Answer.NO_ROOM);
    }
}

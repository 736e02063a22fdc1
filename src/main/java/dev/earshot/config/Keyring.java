package dev.earshot.config;

import java.io.IOException;
import java.util.Optional;

/** Where a desktop keeps its user's passphrases. Settings know no more of it than this. */
@FunctionalInterface
public interface Keyring {
    /** One that is never asked, for settings of which the passphrase does not matter: it has something for each room. */
    Keyring UNASKED = (room, server) -> Optional.of("in-the-keyring-7k3q-9xw2");

    /**
     * Looks up a room's passphrase; may wait a minute for the user to unlock the keyring.
     *
     * @param room the room's name
     * @param server the room server's URL, or {@code embedded}
     * @return empty where the keyring has none
     * @throws IOException with a sentence if the keyring can't be asked
     */
    Optional<String> find(String room, String server) throws IOException;
}

package dev.earshot.secret;

import dev.earshot.bus.SessionBus;
import dev.earshot.system.OperatingSystem;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Passphrases in the keyring of a Linux desktop: GNOME Keyring, KWallet, KeePassXC and whatever else speaks the Secret
 * Service API. Each call makes a connection of its own to the session bus and may wait for the user to unlock the keyring;
 * an interrupt ends that. For many threads; has none itself.
 */
public final class DesktopKeyring {
    private static final String INSTEAD =
            "; put the passphrase into a file and name it in room.passphrase-file instead";

    private final OperatingSystem system;
    private final Map<String, String> environment;
    private final Duration patience;

    /**
     * Touches nothing yet.
     *
     * @param os as in the system property {@code os.name}
     * @param patience how long the user has to unlock the keyring
     */
    public DesktopKeyring(String os, Map<String, String> environment, Duration patience) {
        this.system = OperatingSystem.of(os);
        this.environment = Map.copyOf(environment);
        this.patience = patience;
    }

    /**
     * The passphrase that is kept for a room.
     *
     * @param server the room server's URL, or what else tells it from others
     * @return empty where there is none
     * @throws IOException with a sentence that says what to do
     */
    public Optional<String> find(String room, String server) throws IOException {
        CompletableFuture<Object[]> lost = new CompletableFuture<>();
        try (SessionBus bus = open(lost);
                SecretService service = service(bus, lost)) {
            SecretService.Found found = service.search(attributes(room, server));
            if (found.unlocked().isEmpty() && found.locked().isEmpty()) {
                return Optional.empty();
            }
            if (found.unlocked().isEmpty()) {
                service.unlock(found.locked().getFirst());
                return Optional.of(service.secret(found.locked().getFirst()));
            }
            return Optional.of(service.secret(found.unlocked().getFirst()));
        }
    }

    /**
     * Keeps the passphrase of a room, in place of the one that was kept for it.
     *
     * @throws IOException with a sentence that says what to do
     */
    public void store(String room, String server, String passphrase) throws IOException {
        CompletableFuture<Object[]> lost = new CompletableFuture<>();
        try (SessionBus bus = open(lost);
                SecretService service = service(bus, lost)) {
            String collection = service.defaultCollection();
            service.unlock(collection);
            service.create(collection, "Earshot: passphrase of " + room, attributes(room, server), passphrase);
        }
    }

    private SessionBus open(CompletableFuture<Object[]> lost) throws IOException {
        if (system != OperatingSystem.LINUX) {
            throw new IOException("Earshot knows the keyrings of Linux desktops only" + INSTEAD);
        }
        return SessionBus.open(environment, () -> lost.completeExceptionally(new IOException("the bus has ended")))
                .orElseThrow(() -> new IOException("there is no session bus, and so no keyring" + INSTEAD));
    }

    private SecretService service(SessionBus bus, CompletableFuture<Object[]> lost) throws IOException {
        return SecretService.open(new SecretBus(bus.connection(), INSTEAD), lost, patience);
    }

    /** By which an entry is found again; none is secret. */
    private static Map<String, String> attributes(String room, String server) {
        return Map.of("application", "earshot", "room", room, "server", server);
    }
}

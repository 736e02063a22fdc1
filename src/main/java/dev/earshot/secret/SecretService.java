package dev.earshot.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session with the Secret Service, version 0.2 of specifications.freedesktop.org/secret-service-spec. Its algorithm is
 * {@code plain}: the session bus is a socket on this computer that no other user can read, and whoever could read it as
 * this user could ask the service as well.
 */
final class SecretService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SecretService.class);
    private static final String ROOT = "/org/freedesktop/secrets";
    private static final String SERVICE = "org.freedesktop.Secret.Service";
    private static final String COLLECTION = "org.freedesktop.Secret.Collection";
    private static final String ITEM = "org.freedesktop.Secret.Item";
    private static final String PROMPT = "org.freedesktop.Secret.Prompt";
    private static final String SESSION = "org.freedesktop.Secret.Session";
    /** The path that stands for none. */
    private static final String NONE = "/";

    private final SecretBus bus;
    private final CompletableFuture<Object[]> lost;
    private final Duration patience;
    private final DBusPath session;

    private SecretService(SecretBus bus, CompletableFuture<Object[]> lost, Duration patience) throws IOException {
        this.bus = bus;
        this.lost = lost;
        this.patience = patience;
        List<Object> opened = bus.call(ROOT, SERVICE, "OpenSession", "sv", "plain", new Variant<>(""));
        this.session = new DBusPath(path(opened.get(1)));
    }

    /**
     * Opens a session.
     *
     * @param lost fails when the bus ends
     * @param patience how long a prompt may take
     */
    static SecretService open(SecretBus bus, CompletableFuture<Object[]> lost, Duration patience) throws IOException {
        return new SecretService(bus, lost, patience);
    }

    /** Items by their paths. */
    record Found(List<String> unlocked, List<String> locked) {}

    /** The items that have these attributes. */
    Found search(Map<String, String> attributes) throws IOException {
        List<Object> found = bus.call(ROOT, SERVICE, "SearchItems", "a{ss}", attributes);
        return new Found(paths(found.get(0)), paths(found.get(1)));
    }

    /** The secret of an unlocked item. */
    String secret(String item) throws IOException {
        Object answer = bus.call(item, ITEM, "GetSecret", "o", session).getFirst();
        return answer instanceof Object[] secret && secret.length == 4 ? new String(bytes(secret[2]), UTF_8) : "";
    }

    /** Unlocks an item or collection, for which the user may be asked; nothing happens to what is unlocked. */
    void unlock(String path) throws IOException {
        List<Object> answer = bus.call(ROOT, SERVICE, "Unlock", "ao", List.of(new DBusPath(path)));
        prompt(path(answer.get(1)));
    }

    /** Where new items belong; made, if there is none, as the user wishes. */
    String defaultCollection() throws IOException {
        String collection =
                path(bus.call(ROOT, SERVICE, "ReadAlias", "s", "default").getFirst());
        if (!collection.equals(NONE)) {
            return collection;
        }
        List<Object> made = bus.call(
                ROOT,
                SERVICE,
                "CreateCollection",
                "a{sv}s",
                Map.of(COLLECTION + ".Label", new Variant<>("Default keyring")),
                "default");
        return path(made.get(0)).equals(NONE) ? path(prompt(path(made.get(1)))) : path(made.get(0));
    }

    /** Puts an item into a collection that is unlocked, in place of the one with the same attributes. */
    void create(String collection, String label, Map<String, String> attributes, String secret) throws IOException {
        Map<String, Variant<?>> properties =
                Map.of(ITEM + ".Label", new Variant<>(label), ITEM + ".Attributes", new Variant<>(attributes, "a{ss}"));
        Object[] content = {session, new byte[0], secret.getBytes(UTF_8), "text/plain; charset=utf8"};
        List<Object> created =
                bus.call(collection, COLLECTION, "CreateItem", "a{sv}(oayays)b", properties, content, true);
        prompt(path(created.get(1)));
    }

    /** Has the service ask the user what it wants to ask, and waits for that; gives what came of it. */
    private Object prompt(String path) throws IOException {
        if (path.equals(NONE)) {
            return NONE;
        }
        CompletableFuture<Object[]> completed = lost.copy();
        SecretBus.Hearing answer = bus.hear(path, PROMPT, "Completed", completed::complete);
        SecretBus.Hearing end =
                bus.end(() -> completed.completeExceptionally(new IOException("the service has ended")));
        try (answer;
                end) {
            LOG.warn(
                    "Waiting up to {} s for the desktop's keyring: it asks you to unlock it, in a window of its own.",
                    patience.toSeconds());
            bus.call(path, PROMPT, "Prompt", "s", "");
            Object[] outcome = completed.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (Boolean.TRUE.equals(outcome[0])) {
                throw new IOException("the keyring stayed locked, because its question was dismissed; try again and"
                        + " unlock it, or name a file in room.passphrase-file instead");
            }
            return outcome[1] instanceof Variant<?> result ? result.getValue() : NONE;
        } catch (TimeoutException e) {
            bus.call(path, PROMPT, "Dismiss", "");
            throw new IOException(
                    "the keyring was not unlocked within " + patience.toSeconds()
                            + " s; unlock it and try again, or name a file in room.passphrase-file instead",
                    e);
        } catch (ExecutionException e) {
            throw new IOException("the desktop's keyring ended while it asked to be unlocked; try again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("nobody waits for the keyring any more", e);
        }
    }

    private static byte[] bytes(Object array) {
        if (array instanceof byte[] bytes) {
            return bytes;
        }
        List<?> numbers = array instanceof Collection<?> list ? List.copyOf(list) : List.of();
        byte[] bytes = new byte[numbers.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = ((Number) numbers.get(i)).byteValue();
        }
        return bytes;
    }

    private static List<String> paths(Object array) {
        List<String> paths = new ArrayList<>();
        if (array instanceof Collection<?> list) {
            list.forEach(it -> paths.add(path(it)));
        } else if (array instanceof Object[] all) {
            for (Object one : all) {
                paths.add(path(one));
            }
        }
        return paths;
    }

    private static String path(Object path) {
        return path instanceof DBusPath object ? object.getPath() : String.valueOf(path);
    }

    @Override
    public void close() {
        try {
            bus.call(session.getPath(), SESSION, "Close", "");
        } catch (IOException e) {
            LOG.debug("the session is gone already");
        }
    }
}

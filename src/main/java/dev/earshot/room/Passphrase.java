package dev.earshot.room;

import dev.earshot.http.Origin;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A room's secret: a slow hash, which is what is kept of it, and once somebody was right in this run of the server, a
 * digest that tells the next one at no cost. Safe for use by several threads; none ever waits for a slow hash here.
 */
final class Passphrase {
    /** Origins that were right about it; more make the one be forgotten that was right first. */
    static final int KNOWN = 64;

    private final SequencedSet<Origin> known = new LinkedHashSet<>();
    private @Nullable QuickDigest quick;
    private @Nullable SlowHash slow;
    private @Nullable String unsealed;

    private Passphrase(@Nullable QuickDigest quick, @Nullable SlowHash slow, @Nullable String unsealed) {
        this.quick = quick;
        this.slow = slow;
        this.unsealed = unsealed;
    }

    /** A new room's. {@code secret} itself is held until {@link #seal}, for which nobody need wait. */
    static Passphrase made(QuickDigest quick, String secret) {
        return new Passphrase(quick, null, secret);
    }

    /** That of a room of an earlier run. */
    static Passphrase kept(SlowHash slow) {
        return new Passphrase(null, slow, null);
    }

    /** Makes the slow hash, unless it is there, and forgets the secret. Takes as long as the hash. */
    void seal(int iterations, RandomGenerator random) {
        String secret;
        synchronized (this) {
            secret = unsealed;
        }
        if (secret != null) {
            SlowHash hash = SlowHash.of(secret, iterations, random);
            synchronized (this) {
                slow = hash;
                unsealed = null;
            }
        }
    }

    /** What may be kept; empty until it is sealed. */
    synchronized Optional<SlowHash> slow() {
        return Optional.ofNullable(slow);
    }

    /** Whether {@code attempt} is right; empty if only the slow hash can tell. */
    synchronized Optional<Boolean> isQuickly(QuickDigest attempt) {
        return Optional.ofNullable(quick).map(it -> it.equals(attempt));
    }

    /** Somebody was right whose digest is this. */
    synchronized void remember(QuickDigest right) {
        quick = right;
    }

    /** Somebody there was right. */
    synchronized void welcome(Origin origin) {
        known.addLast(origin);
        if (known.size() > KNOWN) {
            known.removeFirst();
        }
    }

    synchronized boolean knows(Origin origin) {
        return known.contains(origin);
    }
}

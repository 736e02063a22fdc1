package dev.earshot.room;

import dev.earshot.http.Origin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Says who may speak in a room. Who was right once costs some microseconds from then on, and so does who is wrong about a
 * room where somebody has been right since the server began. A slow check is made only for a room that outlived a
 * restart, few at once, and never under a lock. Safe for use by several threads.
 */
final class Door implements AutoCloseable {
    /** How long somebody waits for a place among the slow checks, in seconds. */
    private static final long PATIENCE = 5;

    private static final int KEY_BYTES = 32;

    private final Clock clock;
    private final RandomGenerator random;
    private final int iterations;
    private final byte[] key = new byte[KEY_BYTES];
    private final WrongPassphrases wrong = new WrongPassphrases();
    private final Queue<Passphrase> unsealed = new ConcurrentLinkedQueue<>();
    private final Semaphore sealing = new Semaphore(1);
    /** On platform threads: a hash would hold up all virtual ones of a core. */
    private final ExecutorService hashing = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("room-hash-", 1).factory());

    /** Half of the cores: whoever floods the server with guesses leaves it the others. */
    private final Semaphore checking =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    /**
     * A door for all rooms of one server.
     *
     * @param random for salts and this run's key
     * @param iterations of the slow hashes that it makes
     */
    Door(Clock clock, RandomGenerator random, int iterations) {
        this.clock = clock;
        this.random = random;
        this.iterations = iterations;
        random.nextBytes(key);
    }

    /** A new room's passphrase, given by somebody at {@code origin}; to be sealed with {@link #sealSoon}. */
    Passphrase make(String room, String secret, Origin origin) {
        Passphrase made = Passphrase.made(new QuickDigest(key, room, secret), secret);
        made.welcome(origin);
        unsealed.add(made);
        return made;
    }

    /**
     * Begins to make the slow hashes of new rooms' passphrases, for which nobody waits.
     *
     * @param made told when some are made
     */
    void sealSoon(Runnable made) {
        hashing.execute(() -> {
            if (seal()) {
                made.run();
            }
        });
    }

    /**
     * Makes the slow hashes of new rooms' passphrases, one at a time; takes long, unless another thread is at it. An
     * interrupt leaves the rest to others: a server that ends does not wait for a thousand.
     *
     * @return whether any was made
     */
    boolean seal() {
        boolean made = false;
        while (!unsealed.isEmpty() && !Thread.currentThread().isInterrupted() && sealing.tryAcquire()) {
            try {
                made |= sealNext();
            } finally {
                sealing.release();
            }
        }
        return made;
    }

    /** As {@link #seal}, but waits for what another thread is at. */
    void sealAll() {
        while (!unsealed.isEmpty()) {
            sealing.acquireUninterruptibly();
            try {
                sealNext();
            } finally {
                sealing.release();
            }
        }
    }

    private boolean sealNext() {
        Passphrase next = unsealed.peek();
        if (next == null) {
            return false;
        }
        next.seal(iterations, random);
        unsealed.poll();
        return true;
    }

    /**
     * Judges an attempt.
     *
     * @param room what tells the room from others, also of the same name
     * @return accepted, wrong, or to be tried later
     */
    Verdict judge(String room, Passphrase passphrase, String secret, Origin origin) {
        QuickDigest attempt = new QuickDigest(key, room, secret);
        Optional<Verdict> quick = quickly(room, passphrase, attempt, origin);
        if (quick.isPresent()) {
            return quick.get();
        }
        try {
            if (!checking.tryAcquire(PATIENCE, TimeUnit.SECONDS)) {
                return busy();
            }
            try {
                // Another may have been right, or this origin too often wrong, while this one waited.
                quick = quickly(room, passphrase, attempt, origin);
                return quick.isPresent() ? quick.get() : slowly(room, passphrase, attempt, secret, origin);
            } finally {
                checking.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return busy();
        }
    }

    private Verdict slowly(String room, Passphrase passphrase, QuickDigest attempt, String secret, Origin origin)
            throws InterruptedException {
        Optional<SlowHash> slow = passphrase.slow();
        if (slow.isEmpty() || !matches(slow.get(), secret)) {
            synchronized (this) {
                wrong.add(origin, room, attempt, clock.instant());
            }
            return new Verdict.WrongPassphrase();
        }
        passphrase.remember(attempt);
        welcome(room, passphrase, origin);
        return new Verdict.Accepted();
    }

    private boolean matches(SlowHash slow, String secret) throws InterruptedException {
        try {
            return hashing.submit(() -> slow.matches(secret)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a passphrase could not be checked", e.getCause());
        }
    }

    /** Empty if only the slow hash can tell. */
    private synchronized Optional<Verdict> quickly(
            String room, Passphrase passphrase, QuickDigest attempt, Origin origin) {
        Instant now = clock.instant();
        boolean known = passphrase.knows(origin);
        if (!known && wrong.isRepeat(origin, attempt, now)) {
            return Optional.of(new Verdict.WrongPassphrase());
        }
        Optional<Duration> pause = known ? Optional.empty() : wrong.pause(origin, now);
        if (pause.isPresent()) {
            return Optional.of(new Verdict.TryLater(
                    429, pause.get(), "Too many wrong passphrases came from this address; try again later"));
        }
        Optional<Boolean> right = passphrase.isQuickly(attempt);
        if (right.isEmpty()) {
            return Optional.empty();
        }
        if (right.get()) {
            welcome(room, passphrase, origin);
            return Optional.of(new Verdict.Accepted());
        }
        if (!known) {
            wrong.add(origin, room, attempt, now);
        }
        return Optional.of(new Verdict.WrongPassphrase());
    }

    private synchronized void welcome(String room, Passphrase passphrase, Origin origin) {
        if (!passphrase.knows(origin)) {
            passphrase.welcome(origin);
            wrong.forgive(origin, room);
        }
    }

    /** Ends the threads that hash, each after the hash it is at, and waits for them; nobody may come in any more. */
    @Override
    public void close() {
        hashing.shutdownNow();
        hashing.close();
    }

    private static Verdict busy() {
        return new Verdict.TryLater(
                503, Duration.ofSeconds(1), "This server checks too many passphrases at once; try again later");
    }
}

package dev.earshot.delivery;

import dev.earshot.caption.Caption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;

/**
 * Captions that wait to be sent, and the one place that decides which goes next, which must wait and which gives way. Safe
 * for many threads; offering never blocks on anything but a short lock, and nothing of the caller's runs inside it.
 *
 * <p>Oldest first. A caption that failed waits out its backoff in its old place while younger ones pass it, unless the
 * order is strict. When the outbox is full, the oldest that waits gives way to a new caption; what comes back from
 * a failed attempt makes nothing give way.
 */
final class Outbox {
    private static final Backoff RETRY = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(5));

    /**
     * How it decides.
     *
     * @param capacity captions that wait at most, besides those that come back from a failed attempt
     * @param maxAge since a caption was spoken
     * @param strict one at a time
     * @param dropAmbiguous give up on a caption that the server may have stored
     */
    record Policy(int capacity, Duration maxAge, boolean strict, boolean dropAmbiguous) {}

    private final Policy policy;
    private final DoubleSupplier random;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TreeMap<Long, Ticket> waiting = new TreeMap<>();
    private final Unsettled unsettled = new Unsettled();
    private Link link = Link.FINE;
    private boolean closed;
    private long places;
    private long told;
    private long inFlight;
    private long accepted;
    private long refused;
    private long expired;
    private long dropped;
    private long retried;
    private long retrying;

    /**
     * An empty outbox.
     *
     * @param random numbers from 0 to below 1, for jitter
     */
    Outbox(Policy policy, DoubleSupplier random) {
        this.policy = policy;
        this.random = random;
    }

    /** Takes a caption in, and answers the one that gave way to it, if any. */
    Optional<Settled> offer(Caption caption) {
        lock.lock();
        try {
            Optional<Settled> refused = take(caption);
            return refused.isPresent() ? refused : giveWay();
        } finally {
            lock.unlock();
        }
    }

    /** Takes in what an earlier run left; nothing gives way to it. Answers the caption itself if it comes too late. */
    Optional<Settled> offerAgain(Caption caption) {
        lock.lock();
        try {
            return take(caption);
        } finally {
            lock.unlock();
        }
    }

    private Optional<Settled> take(Caption caption) {
        long place = places++;
        if (closed) {
            dropped++;
            return Optional.of(new Settled(caption, new Fate.Dropped()));
        }
        waiting.put(place, Ticket.of(place, caption));
        unsettled.add(caption);
        changed.signalAll();
        return Optional.empty();
    }

    private Optional<Settled> giveWay() {
        if (waiting.size() <= policy.capacity()) {
            return Optional.empty();
        }
        dropped++;
        return Optional.of(settled(waiting.pollFirstEntry().getValue(), new Fate.Dropped()));
    }

    private Settled settled(Ticket ticket, Fate fate) {
        Caption caption = ticket.caption();
        unsettled.remove(caption);
        if (ticket.failures() > 0) {
            retrying--;
        }
        return new Settled(caption, fate);
    }

    /** What to do next; waits for it, but no longer than {@link Next.Wait} would. */
    Next take(InstantSource time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                Instant now = time.instant();
                Next next = next(now);
                if (!(next instanceof Next.Wait pause)) {
                    return next;
                }
                if (pause.until().equals(Instant.MAX)) {
                    changed.await();
                } else {
                    changed.awaitNanos(Duration.between(now, pause.until()).toNanos());
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** What to do next, as of {@code now}; returns at once. */
    Next next(Instant now) {
        lock.lock();
        try {
            List<Settled> old = expire(now);
            if (!old.isEmpty()) {
                changed.signalAll();
                return new Next.Expired(old);
            }
            if (waiting.isEmpty()) {
                return closed && inFlight == 0 ? new Next.Done() : new Next.Wait(Instant.MAX);
            }
            Instant wake = waiting.values().stream()
                    .map(this::expiry)
                    .min(Instant::compareTo)
                    .orElseThrow();
            boolean alone = policy.strict() || link.offline();
            if (alone && inFlight > 0) {
                return new Next.Wait(wake);
            }
            if (now.isBefore(link.closedUntil())) {
                return new Next.Wait(earlier(wake, link.closedUntil()));
            }
            if (link.offline()) {
                return launch(probe());
            }
            for (Ticket ticket : waiting.values()) {
                if (leads(ticket.caption())) {
                    continue;
                }
                if (!now.isBefore(ticket.notBefore())) {
                    return launch(ticket);
                }
                wake = earlier(wake, ticket.notBefore());
                if (policy.strict()) {
                    break;
                }
            }
            return new Next.Wait(wake);
        } finally {
            lock.unlock();
        }
    }

    /** The oldest; or, where the server answers and may only choke on that one, the oldest of those that failed least. */
    private Ticket probe() {
        if (policy.strict() || !link.answered()) {
            return waiting.firstEntry().getValue();
        }
        return waiting.values().stream()
                .min(Comparator.comparingInt(Ticket::failures).thenComparingLong(Ticket::place))
                .orElseThrow();
    }

    private List<Settled> expire(Instant now) {
        List<Settled> old = new ArrayList<>();
        waiting.values().removeIf(ticket -> {
            boolean tooOld = !now.isBefore(expiry(ticket));
            if (tooOld) {
                old.add(settled(ticket, new Fate.Expired(ticket.reason())));
                expired++;
            }
            return tooOld;
        });
        return old;
    }

    private Instant expiry(Ticket ticket) {
        return ticket.caption().endedAt().plus(policy.maxAge());
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private Next launch(Ticket ticket) {
        waiting.remove(ticket.place());
        inFlight++;
        if (ticket.failures() > 0) {
            retried++;
        }
        return new Next.Send(ticket, unsettled.oldest(ticket.caption()) - 1, accepted == 0 && inFlight > 1);
    }

    private boolean leads(Caption caption) {
        return caption.sequence() > unsettled.oldest(caption) + Caption.LONGEST_LEAD;
    }

    /** Says what came of a request; answers the caption's fate if that follows from it. */
    Optional<Settled> settle(Next.Send sent, Outcome outcome, Instant now) {
        Ticket ticket = sent.ticket();
        lock.lock();
        try {
            inFlight--;
            changed.signalAll();
            return switch (outcome) {
                case Outcome.Accepted it -> {
                    reached("");
                    hurry(ticket.caption());
                    accepted++;
                    yield Optional.of(settled(ticket, new Fate.Accepted(now, it.roundTrip())));
                }
                case Outcome.Refused it -> {
                    if (it.passphrase() && sent.racing() && ticket.failures() == 0) {
                        // The room was perhaps being made by another; servers are seen to refuse what comes meanwhile.
                        reached(link.refusal());
                        yield later(ticket, it.reason(), now);
                    }
                    reached(it.reason());
                    refused++;
                    yield Optional.of(settled(ticket, new Fate.Refused(it.reason())));
                }
                case Outcome.TryLater it -> {
                    link = link.failed(it, now, random.getAsDouble());
                    yield again(ticket, it, now);
                }
            };
        } finally {
            lock.unlock();
        }
    }

    private Optional<Settled> again(Ticket ticket, Outcome.TryLater why, Instant now) {
        if (why.ambiguous() && policy.dropAmbiguous()) {
            expired++;
            return Optional.of(settled(ticket, new Fate.Expired(why.reason())));
        }
        return later(ticket, why.reason(), now);
    }

    private Optional<Settled> later(Ticket ticket, String why, Instant now) {
        if (ticket.failures() == 0) {
            retrying++;
        }
        Instant next = now.plus(RETRY.delay(ticket.failures() + 1, random.getAsDouble()));
        waiting.put(ticket.place(), ticket.failed(why, next));
        return Optional.empty();
    }

    private void reached(String refusal) {
        if (link.offline()) {
            waiting.replaceAll((place, ticket) -> ticket.eligible());
        }
        link = Link.reached(refusal);
    }

    /** A look found the server. Where captions are open it is for them to tell whether it takes any. */
    void found() {
        lock.lock();
        try {
            if (waiting.isEmpty() && inFlight == 0) {
                link = link.found();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What {@code accepted} overtook waits no longer: a room that keeps the order holds {@code accepted} back for it. */
    private void hurry(Caption accepted) {
        waiting.replaceAll((place, ticket) -> ticket.caption().session().equals(accepted.session())
                        && ticket.caption().sequence() < accepted.sequence()
                ? ticket.eligible()
                : ticket);
    }

    /** Waits until there is room for one more, even if all that is in flight should come back, or until it is closed. */
    void awaitRoom() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && waiting.size() + inFlight >= policy.capacity()) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Notes that one more caption's fate was told to whoever wants to know. */
    void told() {
        lock.lock();
        try {
            told++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until every caption's fate was told, at most {@code limit}; answers whether all were. */
    boolean awaitTold(Duration limit) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = limit.toNanos();
            while (told < places) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more in; what waits still goes out. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether no final waits and the server is not away. */
    boolean isClear() {
        lock.lock();
        try {
            return waiting.isEmpty() && !link.offline();
        } finally {
            lock.unlock();
        }
    }

    Standing standing() {
        lock.lock();
        try {
            return new Standing(
                    new DeliveryFigures(places, waiting.size(), inFlight, accepted, refused, expired, dropped, retried),
                    link,
                    retrying);
        } finally {
            lock.unlock();
        }
    }

    DeliveryFigures figures() {
        return standing().figures();
    }
}

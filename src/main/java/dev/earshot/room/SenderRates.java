package dev.earshot.room;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much each sender of a room may post: a rate for long, and a burst of {@link #BURST} seconds' worth. Pure: no
 * threads, and time that is handed in. Not safe for use by several threads.
 */
final class SenderRates {
    /** What a sender may post at once, in seconds of the rate. */
    static final int BURST = 3;

    private record Left(double posts, Instant since) {}

    private final Map<String, Left> senders = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Counts one more post.
     *
     * @param session if the sender names one; else the speaker's name tells it from others
     * @param rate posts a second; 0 for any number
     * @return whether it may be taken
     */
    boolean admits(@Nullable String session, String speaker, int rate, Instant now) {
        if (rate == 0) {
            return true;
        }
        String sender = session == null ? "name " + speaker : "session " + session;
        double most = (double) rate * BURST;
        Left left = senders.getOrDefault(sender, new Left(most, now));
        double seconds = Math.max(0, Duration.between(left.since(), now).toNanos() / 1e9);
        double posts = Math.min(most, left.posts() + seconds * rate);
        boolean admitted = posts >= 1;
        senders.put(sender, new Left(admitted ? posts - 1 : posts, now));
        if (senders.size() > Sessions.REMEMBERED) {
            senders.remove(senders.keySet().iterator().next());
        }
        return admitted;
    }
}

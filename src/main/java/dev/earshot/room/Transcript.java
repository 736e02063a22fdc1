package dev.earshot.room;

import dev.earshot.caption.PostedCaption;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last finals of a room, each with its place in the room's stream. Not safe for use by several threads. */
final class Transcript {
    /**
     * What a viewer has not seen.
     *
     * @param gap whether more of it is missing than is kept
     * @param captions oldest first
     */
    record Missed(boolean gap, List<ShownCaption> captions) {}

    private final String run;
    private final String places;
    private final Deque<ShownCaption> finals = new ArrayDeque<>();
    private long shown;

    /** @param run tells these event ids from those of a room of the same name that another run of the server had */
    Transcript(String run) {
        this(run, run);
    }

    private Transcript(String run, String places) {
        this.run = run;
        this.places = places;
    }

    /**
     * That of an earlier run.
     *
     * @param life tells what is added from what the earlier run added after it was last kept, which viewers have seen:
     *     under the same ids they would take the one for the other
     */
    static Transcript of(KeptRoom kept, String life) {
        Transcript transcript = new Transcript(kept.run(), kept.run() + "-" + life);
        transcript.shown = kept.shown();
        transcript.finals.addAll(kept.finals());
        return transcript;
    }

    String run() {
        return run;
    }

    /** How many it ever had. */
    long shown() {
        return shown;
    }

    /** Those that are kept, oldest first. */
    List<ShownCaption> finals() {
        return List.copyOf(finals);
    }

    /** @param most that are kept from now on */
    ShownCaption add(PostedCaption caption, int most, Instant now, ZoneId zone) {
        shown++;
        ShownCaption next = ShownCaption.of(places + "-" + shown, caption, now, zone);
        finals.addLast(next);
        while (finals.size() > most) {
            finals.removeFirst();
        }
        return next;
    }

    /** @param lastEventId the last event that the viewer saw, or null */
    Missed after(@Nullable String lastEventId) {
        List<ShownCaption> missed = new ArrayList<>();
        boolean gap = lastEventId != null && lastEventId.startsWith(run + "-");
        for (ShownCaption caption : finals) {
            missed.add(caption);
            if (caption.eventId().equals(lastEventId)) {
                missed.clear();
                gap = false;
            }
        }
        return new Missed(gap, missed);
    }
}

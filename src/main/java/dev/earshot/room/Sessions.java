package dev.earshot.room;

import dev.earshot.caption.PostedCaption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The order in each session of a room. Pure: no threads, and time that is handed in. Not safe for use by several threads.
 *
 * <p>Sessions beyond {@link #REMEMBERED} make the one that was silent longest be forgotten: what it sends again after that
 * is shown again.
 */
final class Sessions {
    /** Sessions whose order is remembered. */
    static final int REMEMBERED = 64;

    private final Map<String, SpeakerOrder<PostedCaption>> orders = new LinkedHashMap<>(16, 0.75f, true);

    /** Those that an earlier run of the server knew, the one that was silent longest first. */
    void restore(SequencedMap<String, SpeakerOrder.Place> places) {
        places.forEach((session, place) -> orders.put(session, new SpeakerOrder<>(place)));
    }

    /** How far each came, the one that was silent longest first, without what is held back. */
    SequencedMap<String, SpeakerOrder.Place> places() {
        SequencedMap<String, SpeakerOrder.Place> places = new LinkedHashMap<>();
        orders.forEach((session, order) -> places.put(session, order.place()));
        return places;
    }

    /** Takes a caption or partial; answers what is to be shown now, in this order: nothing for a repeat. */
    List<PostedCaption> take(PostedCaption caption, Instant now) {
        String session = caption.session();
        Long sequence = caption.sequence();
        if (session == null || sequence == null) {
            return List.of(caption);
        }
        SpeakerOrder<PostedCaption> order = orders.computeIfAbsent(session, any -> new SpeakerOrder<>());
        List<PostedCaption> shown = new ArrayList<>(forgetSilent());
        if (!caption.preview()) {
            Long settledThrough = caption.settledThrough();
            shown.addAll(order.offer(sequence, settledThrough == null ? 0 : settledThrough, caption, now));
        } else if (order.admitsPartial(sequence, caption.endedAt())) {
            shown.add(caption);
        }
        return shown;
    }

    private List<PostedCaption> forgetSilent() {
        if (orders.size() <= REMEMBERED) {
            return List.of();
        }
        String silent = orders.keySet().iterator().next();
        SpeakerOrder<PostedCaption> forgotten = orders.remove(silent);
        return forgotten == null ? List.of() : forgotten.finish();
    }

    /** What was held back long enough. */
    List<PostedCaption> due(Instant now) {
        return orders.values().stream()
                .flatMap(order -> order.due(now).stream())
                .toList();
    }

    /** All that is held back, since nothing more will come. */
    List<PostedCaption> finish() {
        return orders.values().stream()
                .flatMap(order -> order.finish().stream())
                .toList();
    }

    /** When {@link #due} will next have something to show; empty when nothing is held back. */
    Optional<Instant> nextDue() {
        return orders.values().stream()
                .flatMap(order -> order.nextDue().stream())
                .min(Instant::compareTo);
    }
}

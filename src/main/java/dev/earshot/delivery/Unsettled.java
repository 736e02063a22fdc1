package dev.earshot.delivery;

import dev.earshot.caption.Caption;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** Which sentences of which sessions are still under way. Not for several threads. */
final class Unsettled {
    private final Map<String, TreeSet<Long>> sessions = new HashMap<>();

    void add(Caption caption) {
        sessions.computeIfAbsent(caption.session(), session -> new TreeSet<>()).add(caption.sequence());
    }

    void remove(Caption caption) {
        TreeSet<Long> session = sessions.get(caption.session());
        if (session != null && session.remove(caption.sequence()) && session.isEmpty()) {
            sessions.remove(caption.session());
        }
    }

    /** The number of the oldest sentence of its session that is still under way. */
    long oldest(Caption caption) {
        TreeSet<Long> session = sessions.get(caption.session());
        return session == null ? caption.sequence() : session.first();
    }
}

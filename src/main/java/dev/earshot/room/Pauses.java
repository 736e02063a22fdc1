package dev.earshot.room;

import com.google.gson.JsonObject;
import dev.earshot.caption.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Who of a room's speakers has paused. Answers what is to be told to the room's viewers: events without an id, so that
 * a viewer's last id is always that of a final. Not for several threads.
 *
 * <p>A speaker is known by name, as on the display, and by session, since a name may change meanwhile. A speaker who
 * crashed while paused says nothing any more: after {@link #REMEMBERED}, or when {@link #SPEAKERS} others have paused since,
 * that speaker is taken for gone.
 */
final class Pauses {
    static final Duration REMEMBERED = Duration.ofHours(12);
    static final int SPEAKERS = Sessions.REMEMBERED;

    private record Pause(String session, Instant since) {}

    private final SequencedMap<String, Pause> bySpeaker = new LinkedHashMap<>();

    /** A speaker paused, came back or left. */
    List<String> tell(Presence presence, Instant now) {
        List<String> events = new ArrayList<>(forget(now));
        if (presence.state() == Presence.State.PAUSED) {
            events.addAll(end(
                    those(presence.speaker(), presence.session()).stream()
                            .filter(name -> !name.equals(presence.speaker()))
                            .toList(),
                    Presence.State.LIVE));
            bySpeaker.putLast(presence.speaker(), new Pause(presence.session(), now));
            events.add(event(presence.speaker(), Presence.State.PAUSED));
            if (bySpeaker.size() > SPEAKERS) {
                events.addAll(end(List.of(bySpeaker.firstEntry().getKey()), Presence.State.GONE));
            }
        } else {
            events.addAll(end(those(presence.speaker(), presence.session()), presence.state()));
        }
        return events;
    }

    /** A speaker said something, so the pause is over. */
    List<String> spoke(String speaker, @Nullable String session, Instant now) {
        if (bySpeaker.isEmpty()) {
            return List.of();
        }
        List<String> events = new ArrayList<>(forget(now));
        events.addAll(end(those(speaker, session), Presence.State.LIVE));
        return events;
    }

    /** What a viewer is told who comes now. */
    List<String> standing(Instant now) {
        return bySpeaker.entrySet().stream()
                .filter(pause -> !isOver(pause.getValue(), now))
                .map(pause -> event(pause.getKey(), Presence.State.PAUSED))
                .toList();
    }

    private List<String> forget(Instant now) {
        return end(
                bySpeaker.entrySet().stream()
                        .filter(pause -> isOver(pause.getValue(), now))
                        .map(Map.Entry::getKey)
                        .toList(),
                Presence.State.GONE);
    }

    private static boolean isOver(Pause pause, Instant now) {
        return !now.isBefore(pause.since().plus(REMEMBERED));
    }

    private List<String> those(String speaker, @Nullable String session) {
        return bySpeaker.entrySet().stream()
                .filter(pause -> pause.getKey().equals(speaker)
                        || pause.getValue().session().equals(session))
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<String> end(List<String> speakers, Presence.State state) {
        bySpeaker.keySet().removeAll(speakers);
        return speakers.stream().map(speaker -> event(speaker, state)).toList();
    }

    private static String event(String speaker, Presence.State state) {
        JsonObject object = new JsonObject();
        object.addProperty("speaker", speaker);
        object.addProperty("state", state.word());
        return "event: presence\ndata: " + object + "\n\n";
    }
}

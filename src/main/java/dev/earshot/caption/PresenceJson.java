package dev.earshot.caption;

import com.google.gson.JsonObject;
import dev.earshot.caption.CaptionJson.Malformed;

/** The wire form of a presence, both ways. Unknown fields are ignored. */
public final class PresenceJson {
    private PresenceJson() {}

    /** The JSON object to post. */
    public static String encode(PostedPresence posted) {
        JsonObject object = new JsonObject();
        object.addProperty("room", posted.room());
        object.addProperty("passphrase", posted.passphrase());
        object.addProperty("user_name", posted.presence().speaker());
        object.addProperty("session", posted.presence().session());
        object.addProperty("state", posted.presence().state().word());
        return object.toString();
    }

    /** As {@link #decode(String)}; what is no UTF-8 is malformed, too. */
    public static PostedPresence decode(byte[] json) throws Malformed {
        return decode(JsonFields.parse(json));
    }

    /**
     * Reads what a client posted. Names are trimmed; of a field that is there twice the last counts.
     *
     * @throws Malformed for what is no JSON object, for a field that is missing or blank, for a wrong type or state
     */
    public static PostedPresence decode(String json) throws Malformed {
        return decode(JsonFields.parse(json));
    }

    private static PostedPresence decode(JsonObject object) throws Malformed {
        String room = JsonFields.name(object, "room");
        String passphrase = JsonFields.name(object, "passphrase");
        String speaker = JsonFields.name(object, "user_name");
        String session = JsonFields.name(object, "session");
        String state = JsonFields.text(object, "state");
        if (room == null || passphrase == null || speaker == null || session == null || state == null) {
            throw new Malformed("Missing required fields");
        }
        return new PostedPresence(room, passphrase, new Presence(session, speaker, state(state)));
    }

    private static Presence.State state(String word) throws Malformed {
        for (Presence.State state : Presence.State.values()) {
            if (state.word().equals(word)) {
                return state;
            }
        }
        throw new Malformed("Field state must be paused, live or gone");
    }
}

package dev.earshot.tray;

import dev.earshot.agent.AgentState;
import dev.earshot.delivery.Sync;
import dev.earshot.status.Status;

/** All that the icon can tell: what the agent does, and over it how well the room keeps up. */
record TraySign(Activity activity, Badge badge) {
    /** What the agent does. */
    public enum Activity {
        /** Not listening, as wished. */
        OFF,
        /** No sound has arrived yet. */
        OPENING,
        /** Sound arrives. */
        LISTENING,
        /** Words are heard in it. */
        SPEECH,
        /** The microphone gives nothing but zeros. */
        SILENCE,
        /** Not listening for a while, as wished. */
        PAUSED,
        /** Not listening, and nobody asked for that. */
        LOST
    }

    /** How well the room keeps up. */
    public enum Badge {
        /** Nothing to tell, so nothing is drawn. */
        FINE,
        WAITING,
        OFFLINE,
        REFUSED
    }

    static TraySign of(Status status) {
        return new TraySign(activity(status.state()), badge(status.sync()));
    }

    private static Activity activity(AgentState state) {
        return switch (state) {
            case AgentState.Off off -> Activity.OFF;
            case AgentState.Opening opening -> Activity.OPENING;
            case AgentState.Listening listening ->
                switch (listening.hearing()) {
                    case SOUND -> Activity.LISTENING;
                    case SPEECH -> Activity.SPEECH;
                    case SILENCE -> Activity.SILENCE;
                };
            case AgentState.Paused paused -> Activity.PAUSED;
            case AgentState.Lost lost -> Activity.LOST;
            case AgentState.Asleep asleep -> Activity.OFF;
            case AgentState.Ended ended -> Activity.OFF;
        };
    }

    private static Badge badge(Sync sync) {
        return switch (sync) {
            case Sync.Fine fine -> Badge.FINE;
            case Sync.Waiting waiting -> Badge.WAITING;
            case Sync.Offline offline -> Badge.OFFLINE;
            case Sync.Refused refused -> Badge.REFUSED;
        };
    }
}

package dev.earshot.status;

import dev.earshot.agent.AgentState;
import dev.earshot.agent.Hearing;
import dev.earshot.audio.Loudness;
import dev.earshot.delivery.Sync;
import java.time.Duration;
import java.util.Locale;

/** The status in a user's words. Pure. */
public final class StatusWords {
    /** What a user is told of a microphone that gives nothing but zeros. */
    public static final String SILENCE = "The microphone gives silence: muted?";

    private StatusWords() {}

    /** What is going on, in one line. */
    public static String headline(Status status) {
        String state = words(status);
        String sync = words(status.sync());
        return state
                + (sync.isEmpty() ? "" : "; " + sync)
                + status.settingsProblem()
                        .map(it -> "; old settings in force: " + it)
                        .orElse("");
    }

    /** What the agent is doing, and whether the microphone is too loud. */
    public static String words(Status status) {
        boolean clipping = status.level().filter(Loudness::isClipping).isPresent();
        return words(status.state()) + (clipping ? ", too loud: turn the microphone down" : "");
    }

    /** What the agent is doing. */
    public static String words(AgentState state) {
        return switch (state) {
            case AgentState.Off off -> "Not listening";
            case AgentState.Opening opening -> "Opening the microphone";
            case AgentState.Listening listening ->
                switch (listening.hearing()) {
                    case SOUND -> "Listening";
                    case SPEECH -> "Listening: speech";
                    case SILENCE -> SILENCE;
                };
            case AgentState.Paused paused -> "Paused";
            case AgentState.Lost lost -> "Not hearing: " + lost.problem();
            case AgentState.Asleep asleep -> "Not listening: the computer sleeps";
            case AgentState.Ended ended -> "Ending";
        };
    }

    /** What hinders the captions; empty while nothing does. */
    public static String words(Sync sync) {
        return switch (sync) {
            case Sync.Fine fine -> "";
            case Sync.Waiting waiting -> waiting.queued() + " waiting";
            case Sync.Offline offline ->
                "offline" + (offline.queued() > 0 ? ", " + offline.queued() + " waiting" : "") + ": "
                        + offline.reason();
            case Sync.Refused refused -> "refused: " + refused.reason();
        };
    }

    /** The name of a style in status bars: that of the state, or {@code silent} where it hears nothing but zeros. */
    static String style(AgentState state) {
        return isSilent(state) ? "silent" : name(state);
    }

    /** Whether it listens and hears nothing but zeros. */
    public static boolean isSilent(AgentState state) {
        return state instanceof AgentState.Listening now && now.hearing() == Hearing.SILENCE;
    }

    /** The name of a state in JSON: one word, lower case. */
    public static String name(AgentState state) {
        return switch (state) {
            case AgentState.Off off -> "off";
            case AgentState.Opening opening -> "opening";
            case AgentState.Listening listening -> "listening";
            case AgentState.Paused paused -> "paused";
            case AgentState.Lost lost -> "lost";
            case AgentState.Asleep asleep -> "asleep";
            case AgentState.Ended ended -> "ended";
        };
    }

    /** As {@link #name(AgentState)}. */
    public static String name(Sync sync) {
        return switch (sync) {
            case Sync.Fine fine -> "fine";
            case Sync.Waiting waiting -> "waiting";
            case Sync.Offline offline -> "offline";
            case Sync.Refused refused -> "refused";
        };
    }

    /** A time as {@code 0.6 s}. */
    public static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}

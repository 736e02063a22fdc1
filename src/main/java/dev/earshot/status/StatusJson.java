package dev.earshot.status;

import com.google.gson.JsonObject;
import dev.earshot.agent.AgentState;
import dev.earshot.agent.Hearing;
import dev.earshot.audio.Loudness;
import dev.earshot.delivery.DeliveryFigures;
import dev.earshot.delivery.Sync;
import java.util.Optional;

/**
 * The status as one JSON object on one line. Its {@code text}, {@code tooltip} and {@code class} are what waybar's custom
 * modules read; the rest is for everybody.
 */
public final class StatusJson {
    private StatusJson() {}

    /** Times are ISO 8601 in UTC, durations seconds; what there is not is left out. */
    public static String encode(Status status) {
        return json(status).toString();
    }

    /** The same without the level, which changes all the time. */
    public static String encodeLasting(Status status) {
        JsonObject json = json(status);
        json.remove("level");
        return json.toString();
    }

    private static JsonObject json(Status status) {
        JsonObject json = new JsonObject();
        json.addProperty("state", StatusWords.name(status.state()));
        json.addProperty(
                "speech", status.state() instanceof AgentState.Listening now && now.hearing() == Hearing.SPEECH);
        problem(status.state()).ifPresent(it -> json.addProperty("problem", it));
        json.addProperty("since", status.since().toString());
        json.addProperty("microphone", status.microphone());
        status.level().ifPresent(it -> json.add("level", level(it)));
        json.addProperty("model", status.model());
        json.addProperty("server", status.server());
        json.addProperty("room", status.room());
        json.addProperty("speaker", status.speaker());
        status.hotkey().ifPresent(it -> json.addProperty("hotkey", it));
        status.display().ifPresent(it -> json.addProperty("display", it.toString()));
        status.settingsProblem().ifPresent(it -> json.addProperty("settings_problem", it));
        json.add("sync", sync(status.sync()));
        json.add("figures", figures(status));
        json.addProperty("text", StatusWords.words(status));
        json.addProperty("tooltip", StatusWords.headline(status));
        json.addProperty("class", StatusWords.style(status.state()));
        status.profile().ifPresent(it -> json.addProperty("profile", it));
        return json;
    }

    private static Optional<String> problem(AgentState state) {
        if (state instanceof AgentState.Lost lost) {
            return Optional.of(lost.problem());
        }
        return StatusWords.isSilent(state) ? Optional.of(StatusWords.SILENCE) : Optional.empty();
    }

    /** In dBFS to a tenth. JSON has no infinity: of samples that are all zero there is neither. */
    private static JsonObject level(Loudness level) {
        JsonObject json = new JsonObject();
        if (!level.isSilence()) {
            json.addProperty("rms", Math.round(level.rms() * 10) / 10.0);
            json.addProperty("peak", Math.round(level.peak() * 10) / 10.0);
        }
        json.addProperty("clipping", level.isClipping());
        return json;
    }

    private static JsonObject sync(Sync sync) {
        JsonObject json = new JsonObject();
        json.addProperty("state", StatusWords.name(sync));
        switch (sync) {
            case Sync.Fine fine -> {}
            case Sync.Waiting waiting -> json.addProperty("queued", waiting.queued());
            case Sync.Offline offline -> {
                json.addProperty("queued", offline.queued());
                json.addProperty("reason", offline.reason());
            }
            case Sync.Refused refused -> json.addProperty("reason", refused.reason());
        }
        return json;
    }

    private static JsonObject figures(Status status) {
        DeliveryFigures figures = status.figures();
        JsonObject json = new JsonObject();
        json.addProperty("sent", figures.accepted());
        json.addProperty("queued", status.queued());
        json.addProperty("errors", status.errors());
        json.addProperty("refused", figures.refused());
        json.addProperty("expired", figures.expired());
        json.addProperty("dropped", figures.dropped());
        json.addProperty("retried", figures.retried());
        json.addProperty("held_back", status.heldBack());
        status.delay().ifPresent(it -> json.addProperty("delay", it.toMillis() / 1000.0));
        return json;
    }
}

package dev.earshot.transcript;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Locale;

/** The forms in which cues are written, one by one as they come; pure. */
public enum CueFormat {
    /** A sentence a line. */
    TXT,
    /** A JSON object a line, with times in seconds (JSON Lines, https://jsonlines.org). */
    JSON,
    /** SubRip. */
    SRT,
    /** WebVTT (https://www.w3.org/TR/webvtt1/). */
    VTT;

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What stands before the first cue; may be empty. */
    public String head() {
        return this == VTT ? "WEBVTT\n\n" : "";
    }

    /**
     * A cue, with all line ends it needs.
     *
     * @param number from 1
     */
    public String cue(int number, Cue cue) {
        return switch (this) {
            case TXT -> oneLine(cue.text()) + "\n";
            case JSON -> json(cue) + "\n";
            case SRT -> number + "\n" + span(cue, ',') + "\n" + oneLine(cue.text()) + "\n\n";
            case VTT -> span(cue, '.') + "\n" + escaped(oneLine(cue.text())) + "\n\n";
        };
    }

    /** A blank line would end a cue. */
    private static String oneLine(String text) {
        return text.replaceAll("\\R+", " ");
    }

    /** Cue text is markup in WebVTT, and an arrow in it would be taken for the next cue's times. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String json(Cue cue) {
        JsonObject object = new JsonObject();
        object.addProperty("start", cue.start().toMillis() / 1000.0);
        object.addProperty("end", cue.end().toMillis() / 1000.0);
        object.addProperty("text", cue.text());
        return object.toString();
    }

    private static String span(Cue cue, char point) {
        return stamp(cue.start(), point) + " --> " + stamp(cue.end(), point);
    }

    private static String stamp(Duration at, char point) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d%c%03d",
                at.toHours(),
                at.toMinutesPart(),
                at.toSecondsPart(),
                point,
                at.toMillisPart());
    }
}

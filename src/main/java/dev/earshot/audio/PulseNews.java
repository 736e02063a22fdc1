package dev.earshot.audio;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a line of {@code pactl subscribe}, such as {@code Event 'remove' on source #3}, means to a recording. Pure. */
enum PulseNews {
    /** Its device is gone. */
    GONE,
    /** It may hear another device from now on. */
    DOUBT,
    /** Another device may be the right one now. */
    LOOK,
    NOTHING;

    private static final Pattern EVENT =
            Pattern.compile("Event '(new|remove|change)' on (source|server|source-output) #(\\d{1,10})");

    /**
     * Reads one. A changed device is nothing: programs for calls turn its gain several times a second.
     *
     * @param device the index of the device
     * @param stream the index of the recording; empty while it is not known
     */
    static PulseNews of(String line, long device, OptionalLong stream) {
        Matcher event = EVENT.matcher(line);
        if (!event.matches()) {
            return NOTHING;
        }
        long index = Long.parseLong(event.group(3));
        return switch (event.group(2) + " " + event.group(1)) {
            case "source remove" -> index == device ? GONE : LOOK;
            case "source new", "server change" -> LOOK;
            case "source-output new" -> stream.isEmpty() ? LOOK : NOTHING;
            case "source-output change" -> stream.orElse(index) == index ? DOUBT : NOTHING;
            default -> NOTHING;
        };
    }
}

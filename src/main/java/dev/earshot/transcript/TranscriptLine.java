package dev.earshot.transcript;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * A sentence as it was written down, and what became of it.
 *
 * @param fate {@code accepted}, {@code refused}, {@code expired}, {@code dropped}, or {@code waiting} if nothing was written
 */
public record TranscriptLine(
        String id, String room, String speaker, String text, Instant startedAt, Instant endedAt, String fate) {
    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm:ss");

    TranscriptLine settled(String end) {
        return new TranscriptLine(id, room, speaker, text, startedAt, endedAt, end);
    }

    /** For people, on one line: time of day, speaker, sentence, and its fate unless it was accepted. */
    public String plain(ZoneId zone) {
        return TIME_OF_DAY.format(endedAt.atZone(zone)) + "  " + speaker + ": " + text.replaceAll("\\R+", " ")
                + (fate.equals("accepted") ? "" : "  [" + fate + "]");
    }
}

package dev.earshot.caption;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * A caption as it is posted to a room server: the fields of the field's servers, and Earshot's own, which those servers
 * ignore and other clients leave out.
 *
 * @param room the room's name
 * @param passphrase the room's secret
 * @param speaker who spoke
 * @param text what was said
 * @param timestamp {@code HH:MM:SS}, 24 hours, shown as sent; null leaves it to the server
 * @param preview true for a partial
 * @param stable how many characters at the beginning of a partial's text are as good as final; null for a sender that does
 *     not say
 * @param session the sender's run, or null for a sender that does not number its captions
 * @param sequence the sentence's number in that run, from 1; null exactly when {@code session} is
 * @param settledThrough of this session nothing with this number or a lower one will come any more, so no server need wait
 *     for it; null for a sender that does not say
 * @param startedAt when the first word began, or null
 * @param endedAt when the last word ended, or null
 */
public record PostedCaption(
        String room,
        String passphrase,
        Speaker speaker,
        String text,
        @Nullable String timestamp,
        boolean preview,
        @Nullable Long stable,
        @Nullable String session,
        @Nullable Long sequence,
        @Nullable Long settledThrough,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** The form in which {@code caption} is posted; its timestamp is the end of its speech as a clock in {@code zone} shows it. */
    public static PostedCaption of(Caption caption, long settledThrough, String room, String passphrase, ZoneId zone) {
        return new PostedCaption(
                room,
                passphrase,
                caption.speaker(),
                caption.text(),
                TIME_OF_DAY.format(caption.endedAt().atZone(zone)),
                caption.stage() == Caption.Stage.PARTIAL,
                caption.stable() == 0 ? null : Long.valueOf(caption.stable()),
                caption.session(),
                caption.sequence(),
                settledThrough,
                caption.startedAt(),
                caption.endedAt());
    }

    /** Leaves the passphrase out. */
    @Override
    public String toString() {
        return "PostedCaption[room=" + room + ", speaker=" + speaker.name() + ", session=" + session + ", sequence="
                + sequence + ", preview=" + preview + "]";
    }
}

package dev.earshot.room;

import java.time.Duration;
import java.util.Optional;

/**
 * What a room server allows. All limits are for what anybody can make it keep or do, so that it stays small and quick.
 *
 * @param rooms rooms with a passphrase at most
 * @param captions finals that a room keeps for those who come late
 * @param text characters of a caption at most, in UTF-16 units
 * @param body bytes of a posted body at most
 * @param viewers open display pages at most, in all rooms together; so many rooms may be watched before anyone spoke in
 *     them
 * @param rate captions and partials a second that one sender may post for long; 0 for any number
 * @param forgetAfter how long a room without captions and viewers is remembered
 * @param viewKey what viewers must name, too; empty for none
 */
public record RoomRules(
        int rooms,
        int captions,
        int text,
        int body,
        int viewers,
        int rate,
        Duration forgetAfter,
        Optional<String> viewKey) {

    /** Those of {@code reference.conf}. */
    public static RoomRules standard() {
        return new RoomRules(1_000, 500, 2_000, 64 * 1024, 2_000, 100, Duration.ofDays(1), Optional.empty());
    }

    /** Without the key, which is a secret. */
    @Override
    public String toString() {
        return "RoomRules[rooms=" + rooms + ", captions=" + captions + ", text=" + text + ", body=" + body
                + ", viewers="
                + viewers + ", rate=" + rate + ", forgetAfter=" + forgetAfter + ", viewKey="
                + viewKey.map(key -> "…").orElse("none") + "]";
    }
}

package dev.earshot.transcript;

import java.time.Instant;

/**
 * A sentence as it was written down, and what became of it.
 *
 * @param fate {@code accepted}, {@code refused}, {@code expired}, {@code dropped}, or {@code waiting} if nothing was written
 */
public record TranscriptLine(
        String id, String room, String speaker, String text, Instant startedAt, Instant endedAt, String fate) {

    TranscriptLine settled(String end) {
        return new TranscriptLine(id, room, speaker, text, startedAt, endedAt, end);
    }
}

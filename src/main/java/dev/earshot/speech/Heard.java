package dev.earshot.speech;

import dev.earshot.caption.Utterance;
import java.time.Instant;

/**
 * An utterance and when it was spoken, by the wall clock.
 *
 * @param startedAt when its first word began; for a partial, when its sentence did, as far as known
 * @param endedAt when its last word ended; for a partial, when the sound that it rests on ended
 */
public record Heard(Utterance utterance, Instant startedAt, Instant endedAt) {}

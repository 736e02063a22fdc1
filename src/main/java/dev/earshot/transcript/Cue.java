package dev.earshot.transcript;

import java.time.Duration;

/**
 * A sentence and where in a recording it stands.
 *
 * @param start from the recording's beginning
 * @param end not before {@code start}
 */
public record Cue(Duration start, Duration end, String text) {}

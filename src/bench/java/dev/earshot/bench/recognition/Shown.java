package dev.earshot.bench.recognition;

import dev.earshot.caption.Utterance;

/**
 * An utterance, and when it was there.
 *
 * @param at in seconds from when the first sample was spoken
 */
record Shown(double at, Utterance utterance) {}

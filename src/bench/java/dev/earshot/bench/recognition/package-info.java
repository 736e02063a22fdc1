/**
 * Sound on its way to words: what it costs, how long it takes, what it keeps in memory.
 *
 * <p>Against a bare loop around Vosk with the same model and the same sound, in the same run. Earshot is measured from
 * outside, by what {@link dev.earshot.speech.Listening} tells.
 */
@NullMarked
package dev.earshot.bench.recognition;

import org.jspecify.annotations.NullMarked;

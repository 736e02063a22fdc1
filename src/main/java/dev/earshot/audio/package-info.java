/**
 * The ear: sound from a microphone ({@link dev.earshot.audio.Microphones}) or a recording
 * ({@link dev.earshot.audio.WavFile}), always as an {@link dev.earshot.audio.AudioSource} of 16 kHz mono, which is what
 * the recogniser wants.
 *
 * <p>May use {@code thread} and {@code system}: sound has no settings but its device. Rates are converted here and not by the sound
 * system, because not every system does, and so that recordings and microphones sound the same to the recogniser.
 */
@NullMarked
package dev.earshot.audio;

import org.jspecify.annotations.NullMarked;

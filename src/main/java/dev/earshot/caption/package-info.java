/**
 * The words: what was understood ({@link dev.earshot.caption.Utterance}), what is sent
 * ({@link dev.earshot.caption.Caption}), whether a speaker speaks at all ({@link dev.earshot.caption.Presence}), and how
 * both travel ({@link dev.earshot.caption.CaptionJson}, {@link dev.earshot.caption.PresenceJson}).
 *
 * <p>May use nothing of Earshot. Client and room server share this package, so that what one writes is what the other
 * reads.
 */
@NullMarked
package dev.earshot.caption;

import org.jspecify.annotations.NullMarked;

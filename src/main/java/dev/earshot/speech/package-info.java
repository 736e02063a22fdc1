/**
 * The understanding: sound in, utterances out.
 *
 * <p>May use {@code audio}, {@code caption}, {@code thread}, and {@code models} for what a model's folder must hold. The only room that knows Vosk. Vosk's calls are native and hold their
 * carrier, and its Java objects free a pointer with no guard, so {@link dev.earshot.speech.Listening} opens, uses and
 * closes a recogniser on one platform thread of its own.
 */
@NullMarked
package dev.earshot.speech;

import org.jspecify.annotations.NullMarked;

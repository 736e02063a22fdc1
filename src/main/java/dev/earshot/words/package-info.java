/**
 * What people write, and mistype.
 *
 * <p>Uses nothing of Earshot. It has a room of its own because settings and hotkeys both ask "did you mean", and neither
 * should own the answer.
 */
@NullMarked
package dev.earshot.words;

import org.jspecify.annotations.NullMarked;

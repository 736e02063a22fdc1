/**
 * The record: what was said, in the forms that people keep and edit.
 *
 * <p>May use {@code caption} and {@code config}.
 */
@NullMarked
package dev.earshot.transcript;

import org.jspecify.annotations.NullMarked;

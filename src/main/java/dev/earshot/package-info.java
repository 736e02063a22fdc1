/**
 * Earshot: live captions from several speakers on one shared page.
 *
 * <p>Each package below is a room with a sign of its own; this one holds only the way in.
 */
@NullMarked
package dev.earshot;

import org.jspecify.annotations.NullMarked;

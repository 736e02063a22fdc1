/**
 * The face: an icon and a menu in the desktop's tray, which show what is and pass on what is asked for.
 *
 * <p>May use {@code agent} only, and is the only room that may use dorkbox. What there is to show follows from the agent's
 * state in pure functions; a {@link dev.earshot.tray.TrayRenderer} brings it to one kind of tray, so that another kind
 * needs another renderer and nothing else.
 */
@NullMarked
package dev.earshot.tray;

import org.jspecify.annotations.NullMarked;

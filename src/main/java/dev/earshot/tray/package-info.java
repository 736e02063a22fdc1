/**
 * The face: an icon and a menu in the desktop's tray, which show what is and pass on what is asked for.
 *
 * <p>May use {@code agent}, {@code bus}, {@code delivery}, {@code status} and {@code system}, and is the only room that may
 * use dorkbox. What there is to show follows from the status in pure functions, pixels included; a
 * {@link dev.earshot.tray.TrayRenderer} brings it to one kind of tray, because Linux panels are reached over the bus and
 * all others through a toolkit that an X server can take down with it.
 */
@NullMarked
package dev.earshot.tray;

import org.jspecify.annotations.NullMarked;

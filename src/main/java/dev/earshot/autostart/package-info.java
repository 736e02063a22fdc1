/**
 * Starting at login: whether the desktop starts Earshot, what it would start, and switching that on and off.
 *
 * <p>May use {@code system}. It keeps no setting of its own: the truth is the system's own file (or key), which the
 * user and the desktop's settings change too, so it is read each time it is asked for.
 */
@NullMarked
package dev.earshot.autostart;

import org.jspecify.annotations.NullMarked;

/**
 * The message buses of Linux: one connection to the session's D-Bus, which tray, hotkey and notifications share, and one to
 * the system's, where sleep is told.
 *
 * <p>Uses nothing of Earshot. It has a room of its own because several others need it and none of them should own it; the
 * D-Bus interfaces themselves live where they are used.
 */
@NullMarked
package dev.earshot.bus;

import org.jspecify.annotations.NullMarked;

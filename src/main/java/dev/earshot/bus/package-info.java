/**
 * The desktop's message bus: one connection to the session's D-Bus, which tray, hotkey and notifications share.
 *
 * <p>Uses nothing of Earshot. It has a room of its own because three others need it and none of them should own it; the
 * D-Bus interfaces themselves live where they are used.
 */
@NullMarked
package dev.earshot.bus;

import org.jspecify.annotations.NullMarked;

/**
 * The hand: the global hotkey, which is heard whatever window has the focus.
 *
 * <p>May use {@code bus}, for Wayland's portal, {@code system}, {@code thread} and {@code words}. It says only that the key went down or up: what that
 * means is for the agent to decide, so it knows nothing of commands or settings.
 */
@NullMarked
package dev.earshot.hotkey;

import org.jspecify.annotations.NullMarked;

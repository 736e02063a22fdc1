/**
 * The picture: all that anybody may see of the running agent, as one record. Tray, notifications, terminal and status bars
 * show parts of the same {@link dev.earshot.status.Status}, so that no two of them disagree.
 *
 * <p>May use {@code agent} and {@code delivery}, whose states it shows, and of {@code audio} the loudness. It is looked at, never pushed: whoever shows it
 * waits at the {@link dev.earshot.status.Board} for a change and then looks, so a burst of changes is one, and none who is
 * slow holds up the agent.
 */
@NullMarked
package dev.earshot.status;

import org.jspecify.annotations.NullMarked;

/**
 * The will: what the tray, the terminal and every other control ask for becomes a {@link dev.earshot.agent.Command} in one
 * inbox, and {@link dev.earshot.agent.AgentState} says what follows.
 *
 * <p>May use {@code thread}; the ear is handed in. One thread applies messages one by one, so that no two controls can
 * disagree; listeners are told what is, never what was asked for.
 */
@NullMarked
package dev.earshot.agent;

import org.jspecify.annotations.NullMarked;

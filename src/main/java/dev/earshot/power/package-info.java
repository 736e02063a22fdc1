/**
 * The computer's sleep: who listens is told before it and after it.
 *
 * <p>May use {@code bus}, where logind tells of it; what follows from it is the agent's.
 */
@NullMarked
package dev.earshot.power;

import org.jspecify.annotations.NullMarked;

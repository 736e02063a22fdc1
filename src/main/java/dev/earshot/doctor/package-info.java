/**
 * The check-up: looks at everything that Earshot needs and says of each what was found and what to do.
 *
 * <p>May use all that it looks at, but neither the wiring nor the commands. Each check tries the real thing, as the agent
 * would; what can't be tried is {@link dev.earshot.doctor.Grade#UNTRIED}, never fine, since a false green costs its
 * believer more than no check at all.
 */
@NullMarked
package dev.earshot.doctor;

import org.jspecify.annotations.NullMarked;

/**
 * The ground: on which kind of system Earshot runs, and which Earshot this is.
 *
 * <p>Uses nothing. It has a room of its own because six others ask, and a name of a system that one of them reads otherwise
 * than the rest is a fault that shows on one system only.
 */
@NullMarked
package dev.earshot.system;

import org.jspecify.annotations.NullMarked;

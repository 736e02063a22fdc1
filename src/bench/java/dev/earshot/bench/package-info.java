/**
 * Measures what is promised, against the simplest thing that could do the same; {@code mvn -q -Pbench verify}.
 *
 * <p>No part of the program and of no test: a figure depends on the machine, so only ratios are worth keeping.
 */
@NullMarked
package dev.earshot.bench;

import org.jspecify.annotations.NullMarked;

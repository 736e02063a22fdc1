/** A desktop for tests: its own screen, bus, panel, home and runtime folder; and the whole program tried on it. */
@NullMarked
package dev.earshot.desktop;

import org.jspecify.annotations.NullMarked;

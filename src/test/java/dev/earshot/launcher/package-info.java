/** Tests of what starts the program: the scripts in {@code installer/bin}. */
@NullMarked
package dev.earshot.launcher;

import org.jspecify.annotations.NullMarked;

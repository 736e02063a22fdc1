/**
 * Tests of what was made: the package as people get it, installed and tried; {@code mvn -q -Pinstaller verify}.
 *
 * <p>No part of the program; uses what is in {@code target}, as a user would.
 */
@NullMarked
package dev.earshot.installed;

import org.jspecify.annotations.NullMarked;

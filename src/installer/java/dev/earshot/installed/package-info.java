/**
 * The finished packages, installed and tried as their users will.
 *
 * <p>A Debian system of its own for what is to be clean; a screen, a bus, a panel and a microphone of this machine, which
 * the program in that system reaches as it would its own. Uses the packages, and of what made them only that it makes
 * the same twice.
 */
@NullMarked
package dev.earshot.installed;

import org.jspecify.annotations.NullMarked;

/**
 * The finished packages, installed and tried as their users will.
 *
 * <p>A Debian system of its own for what is to be clean; a screen, a bus, a panel and a microphone of this machine, which
 * the program in that system reaches as it would its own. Uses the packages, not the classes that made them, so that what
 * is proven is what people download.
 */
@NullMarked
package dev.earshot.installed;

import org.jspecify.annotations.NullMarked;

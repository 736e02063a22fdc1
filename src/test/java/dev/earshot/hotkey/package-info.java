/** The hotkey pressed for real, on a screen and a bus of its own. */
@NullMarked
package dev.earshot.hotkey;

import org.jspecify.annotations.NullMarked;

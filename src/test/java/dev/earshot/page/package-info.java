/** The pages of the room server, tried in a real browser: what a room sees, hears read out and can press. */
@NullMarked
package dev.earshot.page;

import org.jspecify.annotations.NullMarked;

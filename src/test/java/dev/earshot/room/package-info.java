/** What the room server promises, held against a real one. */
@NullMarked
package dev.earshot.room;

import org.jspecify.annotations.NullMarked;

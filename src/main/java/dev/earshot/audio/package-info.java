/** The ear. */
@NullMarked
package dev.earshot.audio;

import org.jspecify.annotations.NullMarked;

/**
 * The house as a whole: the only room that wires the others together, for the agent and for the demo.
 *
 * <p>May use every room but {@code cli}. Collaborators meet here and nowhere else, each in one try-with-resources, so that
 * the order of closing can be read off the page.
 */
@NullMarked
package dev.earshot.app;

import org.jspecify.annotations.NullMarked;

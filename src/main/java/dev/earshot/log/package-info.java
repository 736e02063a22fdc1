/**
 * The log book: where messages for the user and for whoever looks for a fault end up
 * ({@link dev.earshot.log.Logging}).
 *
 * <p>May use {@code config}, which makes private files. Everyone writes to SLF4J, only this package knows Logback. What was said is no message;
 * it goes to the logger {@link dev.earshot.log.Logging#CAPTIONS} or nowhere, so that one switch keeps it out of the file.
 */
@NullMarked
package dev.earshot.log;

import org.jspecify.annotations.NullMarked;

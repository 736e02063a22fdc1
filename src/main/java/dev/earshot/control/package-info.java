/**
 * The door: one agent a user, and a Unix-domain socket on which other programs tell it what to do and ask how it is.
 *
 * <p>May use {@code thread}: what the door leads to is
 * handed in as a {@link dev.earshot.control.House}, so that this room knows lines and words, not what they do. A
 * connection is one exchange: one line of UTF-8 in, at most {@value dev.earshot.control.Door#LONGEST_LINE} bytes; one
 * line out: {@code ok} or {@code error} and a sentence, or for {@code status} a JSON object; after {@code follow} a JSON
 * object a change, until either side closes. A file lock beside the socket decides who the one agent is, because the
 * kernel gives it back however a process ends; a socket file alone can't tell a dead agent from a slow one.
 *
 * <p>Waiting on a Unix-domain socket leaves a virtual thread's carrier free (tried with one carrier on JDK 25), so each
 * visitor has a virtual thread of its own.
 */
@NullMarked
package dev.earshot.control;

import org.jspecify.annotations.NullMarked;

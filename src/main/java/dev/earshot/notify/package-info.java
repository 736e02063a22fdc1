/**
 * The tap on the shoulder: bubbles of the desktop that say what needs the user, and when it is over.
 *
 * <p>May use {@code agent}, {@code delivery} and {@code status}, whose changes it tells, {@code bus} to reach the desktop and
 * {@code thread}. What is told and how often is decided by pure code; a desktop without notifications, or one that hangs,
 * is no trouble to anybody: the log and the menu have it too.
 */
@NullMarked
package dev.earshot.notify;

import org.jspecify.annotations.NullMarked;

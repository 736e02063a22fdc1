/**
 * The leash: how whoever started a thread waits for its end.
 *
 * <p>May use nothing of Earshot, and every room may use it: each thread has one owner that starts and joins it, and an
 * interrupt that comes while an owner waits is meant for the owner's caller.
 */
@NullMarked
package dev.earshot.thread;

import org.jspecify.annotations.NullMarked;

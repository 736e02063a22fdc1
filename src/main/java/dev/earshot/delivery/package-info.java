/**
 * The messenger: takes captions from whoever recognises them and brings them to a room server.
 *
 * <p>May use {@code caption}, {@code config} and {@code thread}. The only room that knows OkHttp. The thread that recognises only offers;
 * waiting lives in {@link dev.earshot.delivery.Delivery}, what may go next and what gives way in
 * {@link dev.earshot.delivery.Outbox}. If the permit were taken by the caller, a dead server would stall the microphone;
 * if it were taken only inside freely forked threads, those threads would be an unbounded, unordered queue.
 */
@NullMarked
package dev.earshot.delivery;

import org.jspecify.annotations.NullMarked;

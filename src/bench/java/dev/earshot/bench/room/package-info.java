/**
 * A room server with a thousand viewers: how much it can tell them in time, what that costs, what a viewer costs.
 *
 * <p>Against a room server on Node.js, in the same run and under the same load. Each server is a process of its own and is
 * measured from outside. Those who speak and those who watch are threads of the bench, so both servers pay for them alike.
 */
@NullMarked
package dev.earshot.bench.room;

import org.jspecify.annotations.NullMarked;

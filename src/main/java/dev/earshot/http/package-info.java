/**
 * The socket: an HTTP/1.1 server, as much of it as a room needs, and answers that never end.
 *
 * <p>May use {@code thread} and nothing else of Earshot. The JDK's own server keeps some 50 KB and a thread for each page
 * that is open, has no hook where it accepts, and keeps connections that were cut; libraries that do without weigh
 * megabytes. Here a request has a virtual thread while it is read and answered
 * ({@link dev.earshot.http.Connection}), and an answer without end ({@link dev.earshot.http.Response.Stream}) keeps its
 * {@link dev.earshot.http.Line} alone: a socket that is written to without waiting, by whoever has something to say.
 *
 * <p>Whoever can reach the server can send it anything. {@link dev.earshot.http.Head} takes the narrowest reading of RFC 9112
 * and refuses the rest, {@link dev.earshot.http.Input} bounds what is kept, {@link dev.earshot.http.Deadlines} how long it
 * takes, {@link dev.earshot.http.Crowd} how many come in. There is no TLS, no compression and no HTTP/2: who needs them
 * puts a reverse proxy in front.
 */
@NullMarked
package dev.earshot.http;

import org.jspecify.annotations.NullMarked;

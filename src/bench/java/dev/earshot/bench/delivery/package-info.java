/**
 * Captions on their way to a server far away or dead.
 *
 * <p>Against a pool of threads without retries or an account, and against one request at a time.
 */
@NullMarked
package dev.earshot.bench.delivery;

import org.jspecify.annotations.NullMarked;

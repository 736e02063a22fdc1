/**
 * The commands: what a user types becomes a call of {@code app}, and what comes of it becomes lines and an exit code.
 *
 * <p>May use every room; the only one that knows picocli. A program is {@code start(args, …) -> int}, so a test runs it
 * without a process. Exit codes: 0 done, 1 failed, 2 wrong use or wrong settings, 3 no agent running.
 */
@NullMarked
package dev.earshot.cli;

import org.jspecify.annotations.NullMarked;

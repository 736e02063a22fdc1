package dev.earshot.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks of arguments that several commands take. */
final class Arguments {
    private Arguments() {}

    static void requirePort(CommandSpec spec, int port) {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(
                    spec.commandLine(), "--port " + port + " is no port; use 0 (any free one) to 65535");
        }
    }
}

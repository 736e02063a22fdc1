package dev.earshot.installed;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * What came of a program that has ended.
 *
 * @param code its exit code
 * @param words all that it wrote
 */
record Said(int code, String words) {
    private static final int PATIENCE_MINUTES = 5;

    /** Runs it to its end, however much it writes. */
    static Said by(ProcessBuilder program) throws IOException, InterruptedException {
        Path output = Files.createTempFile("said", ".out");
        try {
            Process process = program.redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
                throw new IOException(program.command() + " does not end: " + Files.readString(output));
            }
            return new Said(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    /** Runs it to its end, which has to be a good one, and gives what it wrote. */
    static String must(ProcessBuilder program) throws IOException, InterruptedException {
        Said said = by(program);
        if (said.code != 0) {
            throw new IOException(program.command() + " fails with " + said.code + ": " + said.words);
        }
        return said.words;
    }

    /** The JSON object on the last line. */
    JsonObject json() {
        return JsonParser.parseString(words.lines().toList().getLast()).getAsJsonObject();
    }
}

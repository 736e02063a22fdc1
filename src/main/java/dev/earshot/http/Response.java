package dev.earshot.http;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a request is answered. */
public sealed interface Response {
    /** From 200 on. */
    int status();

    /** But for {@code Date}, {@code Connection} and {@code Content-Length}, which the server knows. */
    Map<String, String> headers();

    /** The same with more headers. */
    Response with(Map<String, String> more);

    /** An answer that is known whole. {@code HEAD} is answered without its body. */
    final class Whole implements Response {
        private final int status;
        private final Map<String, String> headers;
        private final byte[] body;

        /**
         * An answer.
         *
         * @param body not to be changed any more
         */
        public Whole(int status, Map<String, String> headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        @Override
        public int status() {
            return status;
        }

        @Override
        public Map<String, String> headers() {
            return headers;
        }

        @Override
        public Whole with(Map<String, String> more) {
            return new Whole(status, merged(headers, more), body);
        }

        byte[] body() {
            return body;
        }
    }

    /** An answer without end: the line is given away. The status is 200. */
    record Stream(Map<String, String> headers, Live live) implements Response {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public Stream with(Map<String, String> more) {
            return new Stream(merged(headers, more), live);
        }
    }

    /** Whoever speaks on a line. */
    interface Live {
        /**
         * Takes the line; whoever has it may write to it from now on, and closes it in the end. Runs on the request's
         * thread, and not at all when the client went away before.
         */
        void begin(Line line) throws IOException;

        /** The line is closed, whether {@link #begin} ran or not. Called once, by whoever closes it. */
        void end();
    }

    private static Map<String, String> merged(Map<String, String> first, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(first);
        all.putAll(more);
        return all;
    }
}

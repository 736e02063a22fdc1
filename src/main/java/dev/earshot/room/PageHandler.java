package dev.earshot.room;

import dev.earshot.http.Request;
import dev.earshot.http.Response;
import java.io.IOException;
import java.io.InputStream;

/** One file of the display page or the start page, read once at the start. */
final class PageHandler implements Endpoint {
    private final byte[] content;
    private final String type;

    private PageHandler(byte[] content, String type) {
        this.content = content;
        this.type = type;
    }

    static PageHandler html(String resource) throws IOException {
        return new PageHandler(read(resource), "text/html; charset=utf-8");
    }

    static PageHandler css(String resource) throws IOException {
        return new PageHandler(read(resource), "text/css; charset=utf-8");
    }

    static PageHandler script(String resource) throws IOException {
        return new PageHandler(read(resource), "text/javascript; charset=utf-8");
    }

    private static byte[] read(String resource) throws IOException {
        try (InputStream in = PageHandler.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("this copy of Earshot lacks its file " + resource + "; install it again");
            }
            return in.readAllBytes();
        }
    }

    @Override
    public Response answer(Request request) {
        return Answer.bytes(200, type, content);
    }
}

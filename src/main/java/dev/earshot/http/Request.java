package dev.earshot.http;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** One request, for the thread that answers it. */
public final class Request {
    /** Asks a client that waits with its body for it. */
    interface Invitation {
        void send() throws IOException;
    }

    private final Head head;
    private final Body body;
    private final Origin from;
    private final Invitation invitation;
    private boolean invited;

    Request(Head head, Body body, Origin from, Invitation invitation) {
        this.head = head;
        this.body = body;
        this.from = from;
        this.invitation = invitation;
        this.invited =
                head.old() || !"100-continue".equalsIgnoreCase(head.headers().first("Expect"));
    }

    /** As it was sent; {@code get} is not {@code GET}. */
    public String method() {
        return head.method();
    }

    /** What is asked for; its path is never null. A byte that came without an escape has one here. */
    public URI target() {
        return head.target();
    }

    public Headers headers() {
        return head.headers();
    }

    /** Where it comes from: the client, or the proxy next to this server. */
    public Origin from() {
        return from;
    }

    /**
     * Reads the body whole.
     *
     * @return empty when it has more than {@code most} bytes
     * @throws IOException when it breaks off, comes too slowly or is cut into impossible chunks; to be left to the server
     */
    public Optional<byte[]> body(int most) throws IOException {
        if (!invited && !body.ended()) {
            invited = true;
            invitation.send();
        }
        byte[] read = body.readNBytes(most + 1);
        if (read.length <= most) {
            return Optional.of(read);
        }
        skipBody();
        return Optional.empty();
    }

    /**
     * Reads what is left of the body, if it is not too much.
     *
     * @return whether the next request may follow
     */
    boolean skipBody() throws IOException {
        if (!invited && !body.ended()) {
            // It may come or not, depending on how the client takes the answer.
            return false;
        }
        for (long left = Body.MOST_SKIPPED; left > 0 && !body.ended(); ) {
            left -= Math.max(1, body.skip(Math.min(left, 8192)));
        }
        return body.ended();
    }
}

package dev.earshot.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earshot.http.Deadlines.Deadline;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One client's requests, read and answered one after the other, on a thread of its own. */
final class Connection implements Runnable {
    /** From the beginning to the end of the first request's head. */
    private static final Duration FIRST_HEAD = Duration.ofSeconds(10);

    /** From an answer to the end of the next request's head: a page has several connections, which take others' places. */
    private static final Duration NEXT_HEAD = Duration.ofSeconds(5);

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    private static final String CLOSE = "Connection: close";
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(ISO_8859_1);

    private final Line line;
    private final Origin from;
    private final Handler handler;
    private final Deadlines deadlines;
    private final Duration patience;
    private final Clock clock;

    /** @param patience from the end of a request's head to the end of its answer */
    Connection(Line line, Origin from, Handler handler, Deadlines deadlines, Duration patience, Clock clock) {
        this.line = line;
        this.from = from;
        this.handler = handler;
        this.deadlines = deadlines;
        this.patience = patience;
        this.clock = clock;
    }

    /** What becomes of a connection after an answer. */
    private enum Next {
        REQUEST,
        END,
        GIVEN_AWAY
    }

    @Override
    public void run() {
        Next next = Next.REQUEST;
        try {
            Input in = line.open();
            Duration untilHead = FIRST_HEAD;
            while (next == Next.REQUEST) {
                next = serve(in, untilHead);
                untilHead = NEXT_HEAD;
            }
        } catch (IOException e) {
            // The client went away, or was too slow.
            next = Next.END;
        } finally {
            if (next != Next.GIVEN_AWAY) {
                line.close();
            }
        }
    }

    private Next serve(Input in, Duration untilHead) throws IOException {
        List<String> lines;
        try (Deadline forHead = deadlines.begin(untilHead, line)) {
            lines = in.lines(Head.MOST, Head.MOST_LINES);
        } catch (BadMessage e) {
            return refuse(in, e);
        }
        if (lines.isEmpty()) {
            return Next.END;
        }
        try (Deadline forAnswer = deadlines.begin(patience, line)) {
            return answer(in, Head.parse(lines));
        } catch (BadMessage e) {
            return refuse(in, e);
        }
    }

    private Next answer(Input in, Head head) throws IOException {
        Body body = new Body(in, head.length());
        Request request = new Request(head, body, from, () -> line.send(CONTINUE));
        return switch (handler.answer(request)) {
            case Response.Whole whole -> {
                boolean more = head.persistent() && request.skipBody();
                send(whole, head.method(), more);
                yield more ? Next.REQUEST : end(in);
            }
            case Response.Stream stream -> giveAway(stream, body);
        };
    }

    private Next giveAway(Response.Stream stream, Body body) throws IOException {
        line.whenClosed(stream.live()::end);
        if (!body.ended()) {
            throw new BadMessage(400, "A stream is asked for without a body");
        }
        line.send(head(stream, List.of(CLOSE)));
        stream.live().begin(line);
        return Next.GIVEN_AWAY;
    }

    private Next refuse(Input in, BadMessage why) throws IOException {
        try (Deadline deadline = deadlines.begin(patience, line)) {
            send(handler.refusal(why.status(), String.valueOf(why.getMessage())), "", false);
            return end(in);
        }
    }

    private void send(Response.Whole whole, String method, boolean more) throws IOException {
        String length = "Content-Length: " + whole.body().length;
        byte[] head = head(whole, more ? List.of(length) : List.of(length, CLOSE));
        if (method.equals("HEAD")) {
            line.send(head);
            return;
        }
        byte[] all = Arrays.copyOf(head, head.length + whole.body().length);
        System.arraycopy(whole.body(), 0, all, head.length, whole.body().length);
        line.send(all);
    }

    /** @param own headers that the server adds */
    private byte[] head(Response response, List<String> own) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(response.status())
                .append(' ')
                .append(Status.phrase(response.status()))
                .append("\r\nDate: ")
                .append(DATE.format(clock.instant().atOffset(ZoneOffset.UTC)))
                .append("\r\n");
        response.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        own.forEach(header -> head.append(header).append("\r\n"));
        return head.append("\r\n").toString().getBytes(UTF_8);
    }

    /** Lets the client read what it was sent: a connection that is closed with something unread is cut. */
    private Next end(Input in) throws IOException {
        line.finish();
        byte[] some = new byte[8192];
        for (int left = Body.MOST_SKIPPED, got = 0; got >= 0 && left > 0; left -= got) {
            got = in.read(some, 0, some.length);
        }
        return Next.END;
    }
}

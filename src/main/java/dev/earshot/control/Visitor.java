package dev.earshot.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earshot.thread.Threads;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection: a line, an answer, and for a follower more of them. */
final class Visitor {
    /** How long a visitor may take to say a line, and to take an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** A status bar needs no more. */
    private static final Duration BETWEEN_CHANGES = Duration.ofMillis(100);
    /** Whoever said quit should hear the answer, though the door closes meanwhile. */
    private static final Duration TO_ANSWER = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(Visitor.class);

    private final SocketChannel channel;
    private final House house;
    private final Semaphore followers;
    private final ScheduledExecutorService clock;
    private final Thread thread;
    private final long came = System.nanoTime();
    private volatile Stage stage = Stage.SILENT;

    private enum Stage {
        /** Its line has yet to come. */
        SILENT,
        ANSWERED,
        FOLLOWS
    }

    /** @param followers a permit for each that may follow at once */
    Visitor(
            SocketChannel channel,
            House house,
            Semaphore followers,
            ScheduledExecutorService clock,
            Consumer<Visitor> gone) {
        this.channel = channel;
        this.house = house;
        this.followers = followers;
        this.clock = clock;
        thread = Thread.ofVirtual().name("control-visitor").unstarted(() -> {
            try {
                visit();
            } finally {
                gone.accept(this);
            }
        });
    }

    void start() {
        thread.start();
    }

    /** Whether it has said nothing yet, and had the time to. */
    boolean isSilentFor(Duration patience) {
        return stage == Stage.SILENT && System.nanoTime() - came > patience.toNanos();
    }

    private void visit() {
        try (channel) {
            try {
                converse();
            } catch (LineReader.BadLineException e) {
                say("error " + e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("A visitor at the control socket was not served", e);
                say("error something went wrong inside Earshot");
            }
        } catch (IOException | InterruptedException e) {
            // It has left, or was shown out.
        }
    }

    private void converse() throws IOException, InterruptedException {
        ScheduledFuture<?> deadline = showOutAfter(PATIENCE);
        String line = new LineReader(channel, Door.LONGEST_LINE).next().orElse("");
        stage = Stage.ANSWERED;
        deadline.cancel(false);
        switch (line.strip()) {
            case "" -> {}
            case "status" -> say(house.status());
            case "follow" -> follow();
            case String word -> say(Word.of(word).map(this::obey).orElseGet(Visitor::unknown));
        }
    }

    private String obey(Word word) {
        return "ok " + house.obey(word).replace('\n', ' ');
    }

    private static String unknown() {
        String words = Arrays.stream(Word.values()).map(Word::written).collect(Collectors.joining(", "));
        return "error the words are " + words + ", status and follow";
    }

    private void follow() throws IOException, InterruptedException {
        if (!followers.tryAcquire()) {
            say("error " + Door.FOLLOWERS + " follow already, and that is the most");
            return;
        }
        stage = Stage.FOLLOWS;
        // Otherwise one who left would be missed only at the next change, and keep a place until then.
        Thread leaving = Thread.ofVirtual().name("control-leaving").start(this::awaitLeaving);
        try {
            long seen = -1;
            @Nullable String last = null;
            while (true) {
                seen = house.awaitChange(seen);
                String now = house.lasting();
                if (!now.equals(last)) {
                    say(now);
                    last = now;
                    Thread.sleep(BETWEEN_CHANGES);
                }
            }
        } finally {
            followers.release();
            channel.close();
            Threads.join(leaving);
        }
    }

    /** What a follower says is thrown away. */
    private void awaitLeaving() {
        ByteBuffer bytes = ByteBuffer.allocate(256);
        try {
            while (channel.read(bytes.clear()) >= 0) {
                // More words.
            }
        } catch (IOException e) {
            // As good as an end.
        }
        showOut();
    }

    private void say(String line) throws IOException {
        ScheduledFuture<?> deadline = showOutAfter(PATIENCE);
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        deadline.cancel(false);
    }

    private ScheduledFuture<?> showOutAfter(Duration patience) {
        return clock.schedule(this::showOut, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the visit, at once and from any thread. */
    void showOut() {
        thread.interrupt();
    }

    /** Ends the visit unless an answer is due. From any thread. */
    void takeLeave() {
        if (stage != Stage.ANSWERED) {
            showOut();
        }
    }

    /** Waits until the visit is over, and no longer for an answer than one takes. */
    void join() {
        try {
            thread.join(TO_ANSWER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        showOut();
        Threads.join(thread);
    }
}

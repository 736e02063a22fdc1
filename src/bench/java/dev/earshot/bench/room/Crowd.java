package dev.earshot.bench.room;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Viewers of one room, all read by one thread, which looks for nothing but marks: {@code @}, the time at which the caption
 * was due in nanoseconds, {@code @}. So what the server wraps around a caption costs little here.
 */
final class Crowd implements AutoCloseable {
    /** Where a viewer is in what it reads. */
    private static final class Place {
        private boolean begun;
        private boolean inMark;
        private long due;
    }

    private static final String STATUS = "HTTP/1.1 ";

    private final String welcome;
    private final Arrivals arrivals = new Arrivals();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
    private final Selector selector = Selector.open();
    private final CountDownLatch present;
    private final Thread thread = new Thread(this::read, "crowd");

    /** Returns when all are in. */
    Crowd(Contender server, String room, int viewers) throws IOException, InterruptedException {
        welcome = server.way().welcome();
        present = new CountDownLatch(viewers);
        byte[] request = server.way().request(room).getBytes(US_ASCII);
        thread.start();
        for (int viewer = 0; viewer < viewers; viewer++) {
            SocketChannel channel = SocketChannel.open(server.address());
            channel.write(ByteBuffer.wrap(request));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Place());
            selector.wakeup();
        }
        if (!present.await(30, TimeUnit.SECONDS)) {
            throw new IOException(present.getCount() + " of " + viewers + " viewers were not let in");
        }
    }

    Arrivals arrivals() {
        return arrivals;
    }

    private void read() {
        try {
            while (selector.isOpen()) {
                selector.select(this::read);
            }
        } catch (ClosedSelectorException e) {
            // How it is ended.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(SelectionKey key) {
        SocketChannel channel = (SocketChannel) key.channel();
        Place place = (Place) key.attachment();
        buffer.clear();
        int length;
        try {
            length = channel.read(buffer);
        } catch (IOException e) {
            length = -1;
        }
        if (length < 0) {
            // Dropped: what it misses counts as never arrived.
            key.cancel();
            return;
        }
        if (!place.begun) {
            place.begun = true;
            letIn(length);
        }
        find(place, length, System.nanoTime());
    }

    private void letIn(int length) {
        byte[] head = new byte[Math.min(length, STATUS.length() + welcome.length())];
        buffer.get(0, head);
        if (new String(head, US_ASCII).equals(STATUS + welcome)) {
            present.countDown();
        }
    }

    private void find(Place place, int length, long now) {
        for (int at = 0; at < length; at++) {
            byte sign = buffer.get(at);
            if (sign == '@') {
                if (place.inMark && place.due > 0) {
                    arrivals.add(now - place.due);
                    place.inMark = false;
                } else {
                    place.inMark = true;
                }
                place.due = 0;
            } else if (place.inMark) {
                place.inMark = sign >= '0' && sign <= '9';
                place.due = place.due * 10 + sign - '0';
            }
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
        thread.join();
    }
}

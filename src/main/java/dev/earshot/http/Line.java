package dev.earshot.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A connection's socket. Anyone may close it at any time; one thread at a time writes. */
public final class Line implements AutoCloseable {
    /** What is written at once: the JDK copies it to memory of its own, of which it keeps as much as it once needed. */
    private static final int PIECE = 65_536;

    private final SocketChannel channel;
    private final List<Runnable> atTheEnd = new ArrayList<>();
    private boolean closed;

    Line(SocketChannel channel) {
        this.channel = channel;
    }

    /** Writes all of it; waits for a client that reads slowly. */
    public void send(byte[] bytes) throws IOException {
        for (int from = 0; from < bytes.length; ) {
            from += channel.write(ByteBuffer.wrap(bytes, from, Math.min(PIECE, bytes.length - from)));
        }
    }

    /** From now on {@link #offer} takes the place of {@link #send}. */
    public void waitNoMore() throws IOException {
        channel.configureBlocking(false);
    }

    /** Writes what the client's computer has room for, and leaves the rest. Never waits. */
    public void offer(ByteBuffer bytes) throws IOException {
        channel.write(bytes);
    }

    /** Ends the connection, under whoever reads or writes; safe to call again. */
    @Override
    public void close() {
        List<Runnable> tasks;
        synchronized (this) {
            closed = true;
            tasks = List.copyOf(atTheEnd);
            atTheEnd.clear();
        }
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone all the same.
        }
        tasks.forEach(Runnable::run);
    }

    /** Has {@code task} run once, when the line is closed or, if it is, now. */
    void whenClosed(Runnable task) {
        synchronized (this) {
            if (!closed) {
                atTheEnd.add(task);
                return;
            }
        }
        task.run();
    }

    /** Says that nothing more will be written. */
    void finish() throws IOException {
        channel.shutdownOutput();
    }

    /** What comes in. */
    Input open() throws IOException {
        // Small packets at once: a caption does not wait until the client's computer has acknowledged the one before.
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return new Input(channel);
    }

    InetAddress from() throws IOException {
        return ((InetSocketAddress) channel.getRemoteAddress()).getAddress();
    }
}

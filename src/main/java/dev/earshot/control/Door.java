package dev.earshot.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earshot.thread.Threads;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent's end of the control socket. Serves at most {@value #PLACES} visitors at once, each on a virtual thread; the
 * others wait outside, and whoever says nothing gives way to them.
 */
public final class Door implements AutoCloseable {
    /** Of what a visitor says, in bytes. */
    static final int LONGEST_LINE = 4096;

    static final int PLACES = 16;
    static final int FOLLOWERS = 8;

    /** How many the kernel lets wait outside. */
    private static final int OUTSIDE = 128;
    /** How long a visitor that says nothing keeps its place while another waits. */
    private static final Duration GIVE_WAY = Duration.ofMillis(250);

    /** How often a place is looked for, for whoever comes, before they are turned away. */
    private static final int LOOKS = 40;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final Path socket;
    private final ServerSocketChannel channel;
    private final House house;
    private final Semaphore places = new Semaphore(PLACES);
    private final Semaphore followers = new Semaphore(FOLLOWERS);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("control-clock").factory());
    private final Thread porter = Thread.ofVirtual().name("control-porter").unstarted(this::receive);
    /** In the order of their coming; also the lock of itself and of {@code closed}. */
    private final Set<Visitor> visitors = new LinkedHashSet<>();

    private boolean closed;

    private Door(Path socket, ServerSocketChannel channel, House house) {
        this.socket = socket;
        this.channel = channel;
        this.house = house;
    }

    /**
     * Opens the door, over what a dead agent may have left.
     *
     * @param key to be closed after the door
     * @throws IOException with a sentence for the user
     */
    public static Door open(DoorKey key, House house) throws IOException {
        Path socket = key.socket();
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            Files.deleteIfExists(socket);
            channel.bind(UnixDomainSocketAddress.of(socket), OUTSIDE);
            if (socket.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException e) {
            channel.close();
            throw DoorKey.unusable(socket, e);
        }
        Door door = new Door(socket, channel, house);
        door.porter.start();
        return door;
    }

    private void receive() {
        while (true) {
            try {
                admit(channel.accept());
            } catch (ClosedChannelException | InterruptedException e) {
                return;
            } catch (IOException e) {
                LOG.warn("The control socket can't take a visitor: {}", e.getMessage());
                if (!rested()) {
                    return;
                }
            }
        }
    }

    /** After a failure such as that of too many open files, which another try would only repeat. */
    private static boolean rested() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void admit(SocketChannel guest) throws IOException, InterruptedException {
        if (!hasPlace()) {
            turnAway(guest);
            return;
        }
        var visitor = new Visitor(guest, house, followers, clock, this::leave);
        synchronized (visitors) {
            if (closed) {
                guest.close();
                return;
            }
            visitors.add(visitor);
            visitor.start();
        }
    }

    private boolean hasPlace() throws InterruptedException {
        for (int look = 0; look < LOOKS; look++) {
            if (places.tryAcquire(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
            synchronized (visitors) {
                visitors.stream()
                        .filter(visitor -> visitor.isSilentFor(GIVE_WAY))
                        .forEach(Visitor::showOut);
            }
        }
        return false;
    }

    private void leave(Visitor visitor) {
        synchronized (visitors) {
            visitors.remove(visitor);
        }
        places.release();
    }

    private static void turnAway(SocketChannel guest) {
        try (guest) {
            guest.configureBlocking(false);
            guest.write(ByteBuffer.wrap("error too many are at the door; try again\n".getBytes(UTF_8)));
        } catch (IOException e) {
            // It did not wait for that.
        }
    }

    /** Lets nobody in any more, lets answers be said that are due, and waits until everybody has left. */
    @Override
    public void close() throws IOException {
        List<Visitor> left;
        synchronized (visitors) {
            if (closed) {
                return;
            }
            closed = true;
            left = new ArrayList<>(visitors);
        }
        try {
            Files.deleteIfExists(socket);
        } finally {
            channel.close();
            porter.interrupt();
            Threads.join(porter);
            left.forEach(Visitor::takeLeave);
            left.forEach(Visitor::join);
            clock.shutdownNow();
            clock.close();
        }
    }
}

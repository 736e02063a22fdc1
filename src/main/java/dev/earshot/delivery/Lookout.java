package dev.earshot.delivery;

import dev.earshot.thread.Threads;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Looks at the server and remembers what it found. Safe for many threads. */
final class Lookout {
    private final RoomClient client;
    private final Consumer<ServerLook> listener;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile ServerLook last = ServerLook.NONE;

    /** @param listener is told of every look, on the thread that looked */
    Lookout(RoomClient client, Consumer<ServerLook> listener) {
        this.client = client;
        this.listener = listener;
    }

    /** Looks on a thread of its own; returns at once. */
    void lookSoon() {
        Thread thread = Thread.ofVirtual().name("look").unstarted(() -> {
            try {
                look();
            } finally {
                threads.remove(Thread.currentThread());
            }
        });
        threads.add(thread);
        thread.start();
    }

    /** Looks now, and waits for what is found at most the timeout. */
    ServerLook look() {
        ServerLook found = client.look();
        last = found;
        listener.accept(found);
        return found;
    }

    /** What the last look found. */
    ServerLook last() {
        return last;
    }

    /** Earshot's own server shows nothing twice and puts captions in order. */
    boolean knowsRepeats() {
        return last.kind() == ServerLook.Kind.EARSHOT;
    }

    /** Waits for the looks that are under way. */
    void join() {
        List.copyOf(threads).forEach(Threads::join);
    }
}

package dev.earshot.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** A viewer of a room, as a browser is one: a thread reads server-sent events until the server ends them. */
public final class Page implements AutoCloseable {
    /** One event; {@code type} is {@code caption} or {@code partial}. */
    public record Event(String type, JsonObject data) {
        String id() {
            return data.get("id").getAsString();
        }

        public String text() {
            return data.get("text").getAsString();
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Event> events = new ArrayList<>();
    private final Thread reader;
    private volatile String lastId = "";
    private volatile boolean closed;
    private boolean ended;

    private Page(URI stream) throws IOException, InterruptedException {
        InputStream first = connect(stream);
        reader = Thread.ofVirtual().name("page").unstarted(() -> read(stream, first));
    }

    private InputStream connect(URI stream) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(stream);
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        return client.send(request.build(), BodyHandlers.ofInputStream()).body();
    }

    /** Returns when the server has taken the viewer in. */
    public static Page open(URI stream) {
        try {
            Page page = new Page(stream);
            page.reader.start();
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A server drops a page that is too slow for it; the page comes back, until nobody is there any more. */
    private void read(URI stream, InputStream first) {
        try {
            read(first);
            while (!closed) {
                read(connect(stream));
            }
        } catch (IOException | InterruptedException e) {
            // How a page learns that its server is gone, or that it is closed itself.
        } finally {
            end();
        }
    }

    private void read(InputStream body) {
        String type = "";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    type = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    add(new Event(
                            type, JsonParser.parseString(line.substring(6)).getAsJsonObject()));
                }
            }
        } catch (IOException e) {
            // The connection broke.
        }
    }

    private void add(Event event) {
        lock.lock();
        try {
            events.add(event);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a final with this id is shown, or until the server is gone. */
    void awaitCaption(String id) {
        lock.lock();
        try {
            while (!ended
                    && events.stream()
                            .noneMatch(
                                    it -> it.type().equals("caption") && it.id().equals(id))) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until so many finals are shown, or until the server is gone. */
    void awaitCaptions(int count) {
        lock.lock();
        try {
            while (!ended
                    && events.stream().filter(it -> it.type().equals("caption")).count() < count) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits up to 60 s for the words of the finals that are shown, in order.
     *
     * @return those so far, as wished or not
     */
    public List<String> awaitTexts(Predicate<List<String>> wish) throws InterruptedException {
        long left = TimeUnit.SECONDS.toNanos(60);
        lock.lock();
        try {
            while (!wish.test(texts()) && !ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            return texts();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a speaker is told to be in this state, or until the server is gone. */
    void awaitPresence(String state) {
        lock.lock();
        try {
            while (!ended
                    && events.stream()
                            .noneMatch(it -> it.type().equals("presence")
                                    && it.data().get("state").getAsString().equals(state))) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private List<String> texts() {
        return events.stream()
                .filter(it -> it.type().equals("caption"))
                .map(Event::text)
                .toList();
    }

    /** All that was shown so far. */
    List<Event> events() {
        lock.lock();
        try {
            return List.copyOf(events);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        client.shutdownNow();
        reader.join();
        client.close();
    }
}

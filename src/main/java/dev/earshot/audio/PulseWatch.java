package dev.earshot.audio;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.earshot.thread.Threads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches whether the device that is open stays the right one. When it goes, the server would let us hear another one
 * without a word; its news are a line each, as {@code Event 'remove' on source #3}.
 */
final class PulseWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PulseWatch.class);
    private static final Pattern NEWS = Pattern.compile("Event '(new|remove|change)' on (source|server) #\\d+");
    /** A device that comes or goes makes many lines. */
    private static final Duration BURST = Duration.ofMillis(100);

    private final PulseTools tools;
    private final Process changes;
    private final Device device;
    private final Optional<String> wish;
    private final Consumer<IOException> over;
    private final Semaphore news = new Semaphore(0);
    private final Thread reader =
            Thread.ofPlatform().daemon().name("microphone-news").unstarted(this::read);
    private final Thread looker = Thread.ofVirtual().name("microphone-look").unstarted(this::look);

    private PulseWatch(
            PulseTools tools, Process changes, Device device, Optional<String> wish, Consumer<IOException> over) {
        this.tools = tools;
        this.changes = changes;
        this.device = device;
        this.wish = wish;
        this.over = over;
    }

    /**
     * Begins to watch.
     *
     * @param changes {@link PulseTools#changes}, started before {@code device} was chosen; ended by {@link #close}
     * @param over is told, once or more, why to end; must return soon
     */
    static PulseWatch start(
            PulseTools tools, Process changes, Device device, Optional<String> wish, Consumer<IOException> over) {
        PulseWatch watch = new PulseWatch(tools, changes, device, wish, over);
        watch.reader.start();
        watch.looker.start();
        return watch;
    }

    private void read() {
        String gone = "Event 'remove' on source #" + device.index();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(changes.getInputStream(), US_ASCII))) {
            // The first line is of our own recording, and tells that nothing goes unseen from now on: look once.
            boolean first = true;
            for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(gone)) {
                    over.accept(DeviceChoice.lost(device));
                } else if (first || NEWS.matcher(line).matches()) {
                    news.release();
                }
                first = false;
            }
        } catch (IOException e) {
            // The end of the server ends the recording, too.
            LOG.debug("no more news of devices", e);
        }
    }

    private void look() {
        try {
            while (true) {
                news.acquire();
                Thread.sleep(BURST);
                news.drainPermits();
                now().ifPresent(over);
            }
        } catch (InterruptedException e) {
            LOG.trace("closed", e);
        }
    }

    private Optional<IOException> now() throws InterruptedException {
        try {
            Optional<List<Device>> devices = tools.devices();
            return devices.isPresent()
                    ? DeviceChoice.change(device, devices.get(), wish)
                    : Optional.of(new MicrophoneLostException(
                            "The sound system is gone: see that PulseAudio or PipeWire runs"));
        } catch (IOException e) {
            return Optional.of(new MicrophoneLostException(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void close() {
        looker.interrupt();
        PulseTools.end(changes);
        Threads.join(looker);
        if (!changes.isAlive()) {
            Threads.join(reader);
        }
    }
}

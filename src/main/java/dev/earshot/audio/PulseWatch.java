package dev.earshot.audio;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.earshot.thread.Threads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches whether the device that is open stays the right one, and the one that is heard. When it goes, or when somebody
 * moves the recording, the server would let us hear another one without a word.
 */
final class PulseWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PulseWatch.class);
    /** A device that comes or goes makes many lines. */
    private static final Duration BURST = Duration.ofMillis(100);
    /** On a machine that had no time or room for an answer. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final PulseTools tools;
    private final Process changes;
    private final PulseRecording recording;
    private final Consumer<IOException> over;
    private final Semaphore news = new Semaphore(0);
    private final PulseDoubt doubt = new PulseDoubt();
    /** Empty until a look has found it. */
    private volatile OptionalLong stream = OptionalLong.empty();

    private volatile boolean closing;
    private final Thread reader =
            Thread.ofPlatform().daemon().name("microphone-news").unstarted(this::read);
    private final Thread looker = Thread.ofVirtual().name("microphone-look").unstarted(this::look);

    private PulseWatch(PulseTools tools, Process changes, PulseRecording recording, Consumer<IOException> over) {
        this.tools = tools;
        this.changes = changes;
        this.recording = recording;
        this.over = over;
    }

    /**
     * Begins to watch.
     *
     * @param changes {@link PulseTools#changes}, started before the device was chosen; ended by {@link #close}
     * @param over is told, once or more, why to end; must return soon
     */
    static PulseWatch start(PulseTools tools, Process changes, PulseRecording recording, Consumer<IOException> over) {
        PulseWatch watch = new PulseWatch(tools, changes, recording, over);
        watch.reader.start();
        watch.looker.start();
        return watch;
    }

    /** Waits until sound that was read just now is known to be the device's, or {@code over} was told that it is not. */
    void awaitCertainty() throws InterruptedException {
        doubt.await();
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(changes.getInputStream(), US_ASCII))) {
            // The first line is of our own recording, and tells that nothing goes unseen from now on: look once.
            boolean first = true;
            for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                PulseNews told = PulseNews.of(line, recording.device().index(), stream);
                take(first && told == PulseNews.NOTHING ? PulseNews.LOOK : told);
                first = false;
            }
        } catch (IOException e) {
            LOG.debug("no more news of devices", e);
        }
        if (!closing) {
            end(new MicrophoneLostException(
                    "The sound system tells no more of its microphones: see that PulseAudio or PipeWire runs"));
        }
    }

    private void take(PulseNews told) {
        switch (told) {
            case GONE -> end(DeviceChoice.lost(recording.device()));
            case DOUBT -> {
                doubt.raise();
                news.release();
            }
            case LOOK -> news.release();
            case NOTHING -> {}
        }
    }

    private void look() {
        try {
            while (true) {
                news.acquire();
                Thread.sleep(BURST);
                news.drainPermits();
                while (!isKnown()) {
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException e) {
            LOG.trace("closed", e);
        }
    }

    /** Looks once. No answer ends nothing: that the server is gone is told by the end of its news and its sound. */
    private boolean isKnown() throws InterruptedException {
        try {
            long look = doubt.begin();
            Optional<PulseStream> heard = tools.stream(recording.process());
            heard.ifPresent(found -> stream = OptionalLong.of(found.index()));
            Optional<List<Device>> devices = tools.devices();
            devices.ifPresent(now -> recording.change(now, heard).ifPresentOrElse(this::end, () -> doubt.dispel(look)));
            return devices.isPresent();
        } catch (IOException e) {
            LOG.debug("no answer about the devices", e);
            return false;
        }
    }

    private void end(IOException why) {
        over.accept(why);
        doubt.end();
    }

    @Override
    public void close() {
        closing = true;
        doubt.end();
        looker.interrupt();
        PulseTools.end(changes);
        Threads.join(looker);
        if (!changes.isAlive()) {
            Threads.join(reader);
        }
    }
}

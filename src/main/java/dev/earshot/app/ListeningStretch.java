package dev.earshot.app;

import dev.earshot.agent.Ear;
import dev.earshot.config.Settings;
import dev.earshot.speech.Listening;
import dev.earshot.thread.Threads;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One stretch of listening, and the three ways in which it ends. */
record ListeningStretch(Listening listening, Supplier<Settings.Audio.OnStop> onStop) implements Ear.Stretch {
    private static final Duration LETTING_GO = Duration.ofSeconds(3);
    private static final Logger LOG = LoggerFactory.getLogger(ListeningStretch.class);

    @Override
    public void stop() {
        switch (onStop.get()) {
            case FINISH -> close();
            case DISCARD -> discard();
        }
    }

    @Override
    public void discard() {
        end(listening::discard);
    }

    @Override
    public void close() {
        end(listening::close);
    }

    /** A sound system that died may keep who closes its line waiting for ever: not the agent. */
    private static void end(Runnable way) {
        if (!Threads.within(LETTING_GO, "closing", way)) {
            LOG.warn("The sound system does not let go of the microphone; another try is made without waiting for it");
        }
    }
}

package dev.earshot.app;

import dev.earshot.caption.Caption;
import dev.earshot.caption.Presence;
import dev.earshot.config.AppFolders;
import dev.earshot.config.Settings;
import dev.earshot.delivery.Delivery;
import dev.earshot.delivery.DeliveryFigures;
import dev.earshot.delivery.Fate;
import dev.earshot.delivery.Journal;
import dev.earshot.delivery.Sync;
import dev.earshot.transcript.Transcript;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that happens to a finished sentence: it is noted in the journal, written into the transcript and given to
 * delivery; its fate takes the same way. What a crashed run left is taken over at the start.
 */
public final class Sending implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    private final Optional<Journal> journal;
    private final Optional<Transcript> transcript;
    private final Delivery delivery;
    private final Delivery.Listener listener;
    private final Clock clock;
    private final Duration maxAge;
    private volatile String lastWhy = "";

    /**
     * Starts to send. Where the state folder can't be written, that is noticed and the captions are sent all the same.
     *
     * @param server as the user entered it
     */
    public static Sending start(URI server, Settings settings, Surroundings surroundings, Delivery.Listener listener) {
        return begin(new Sending(server, settings, surroundings, listener, journal(settings, surroundings, listener)));
    }

    /** Starts another one beside this one, for what is said from now on; this one goes on with what it has. */
    Sending next(URI server, Settings settings, Surroundings surroundings) {
        Optional<Journal> beside =
                journal.flatMap(it -> beside(it, settings)).or(() -> journal(settings, surroundings, listener));
        return begin(new Sending(server, settings, surroundings, listener, beside));
    }

    private static Sending begin(Sending sending) {
        sending.delivery.getReady();
        sending.journal.ifPresent(sending::takeOver);
        return sending;
    }

    private Sending(
            URI server,
            Settings settings,
            Surroundings surroundings,
            Delivery.Listener listener,
            Optional<Journal> journal) {
        this.listener = listener;
        this.clock = surroundings.clock();
        this.maxAge = settings.delivery().maxAge();
        this.journal = journal;
        transcript = settings.transcript().enabled()
                ? Optional.of(new Transcript(
                        transcripts(settings, surroundings.folders()),
                        settings.room().name(),
                        surroundings.clock(),
                        listener::notice))
                : Optional.empty();
        delivery = Delivery.start(
                server,
                settings.room(),
                settings.delivery(),
                new Delivery.Listener() {
                    @Override
                    public void settled(Caption caption, Fate fate) {
                        Sending.this.settled(caption, fate);
                    }

                    @Override
                    public void notice(String sentence) {
                        listener.notice(sentence);
                    }

                    @Override
                    public void changed() {
                        listener.changed();
                    }
                },
                surroundings.clock(),
                surroundings.random()::nextDouble);
    }

    /** Where transcripts are kept. */
    public static Path transcripts(Settings settings, AppFolders folders) {
        return settings.transcript().folder().orElse(folders.state().resolve("transcripts"));
    }

    private static String journalTarget(Settings settings) {
        // Not the embedded server's port, which may be another next time.
        String server = settings.server().url().map(URI::toString).orElse("embedded");
        return server + " " + settings.room().name();
    }

    private static Optional<Journal> beside(Journal first, Settings settings) {
        try {
            return Optional.of(first.beside(journalTarget(settings)));
        } catch (IOException e) {
            LOG.info("no journal beside the first: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Journal> journal(Settings settings, Surroundings surroundings, Delivery.Listener listener) {
        Path folder = surroundings.folders().state().resolve("unsent");
        try {
            return Optional.of(Journal.open(folder, journalTarget(settings), listener::notice));
        } catch (IOException e) {
            listener.notice("The folder " + folder + ", where captions wait, can't be written (" + e.getMessage()
                    + "); a crash would lose those that wait");
            return Optional.empty();
        }
    }

    private void takeOver(Journal from) {
        try {
            List<Caption> left = from.takeOver();
            // The crash may have come between the journal and the transcript.
            transcript.ifPresent(it -> it.missing(left).forEach(it::add));
            left.forEach(this::offerAgain);
        } catch (IOException e) {
            listener.notice("What earlier runs left can't be looked through (" + e.getMessage() + ")");
        }
    }

    private void offerAgain(Caption caption) {
        if (caption.age(clock.instant()).compareTo(maxAge) < 0) {
            delivery.offerAgain(caption);
        } else {
            settled(caption, new Fate.Expired(""));
        }
    }

    /** Hands a finished sentence over; waits for no server. */
    public void offer(Caption caption) {
        journal.ifPresent(it -> it.add(caption));
        transcript.ifPresent(it -> it.add(caption));
        delivery.offer(caption);
    }

    private void settled(Caption caption, Fate fate) {
        transcript.ifPresent(it -> it.settled(caption, fate.word(), fate.why()));
        journal.ifPresent(it -> it.settled(caption));
        if (!(fate instanceof Fate.Accepted)) {
            lastWhy = fate.why();
        }
        listener.settled(caption, fate);
    }

    /** Hands a guess over, in place of the one before it. */
    void offerPartial(Caption partial) {
        delivery.offerPartial(partial);
    }

    /** Opens a connection before the first sentence needs it; returns at once. */
    void getReady() {
        delivery.getReady();
    }

    /** Waits until a sentence can be offered without another giving way. */
    public void awaitRoom() throws InterruptedException {
        delivery.awaitRoom();
    }

    /** Takes no more sentences and no guesses; nobody waits for room any longer. */
    void stopTaking() {
        delivery.stopTaking();
    }

    /** Waits until every sentence has met its fate. */
    public void awaitSettled() throws InterruptedException {
        delivery.awaitSettled();
    }

    public DeliveryFigures figures() {
        return delivery.figures();
    }

    /** How delivery stands now. */
    Sync sync() {
        return delivery.sync();
    }

    /** From the end of the last accepted sentence's speech to its acceptance; empty before the first. */
    Optional<Duration> lastDelay() {
        return delivery.delays().last();
    }

    /** Has the room told whether the speaker speaks; returns at once. */
    void presence(Presence presence) {
        delivery.presence(presence);
    }

    /** How many sentences did not reach the room, in a user's words; empty if all did. Why was told as a notice. */
    public Optional<String> shortfall() {
        DeliveryFigures figures = figures();
        if (figures.accepted() == figures.offered()) {
            return Optional.empty();
        }
        return Optional.of((figures.offered() - figures.accepted()) + " of " + figures.offered()
                + " captions did not reach the room");
    }

    /** Why the last sentence that did not reach the room did not; blank if all did. */
    public String lastWhy() {
        return lastWhy;
    }

    /** Stops as {@link Delivery#close} does; what then still waits is kept for the next start. */
    @Override
    public void close() throws IOException {
        delivery.close();
        if (journal.isPresent()) {
            journal.get().close();
        }
    }
}

package dev.earshot.delivery;

import static dev.earshot.delivery.Captions.NOON;
import static dev.earshot.delivery.Captions.partial;
import static dev.earshot.delivery.Captions.sentence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.caption.Caption;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PartialsTest {
    private static final Duration EVERY = Duration.ofMillis(20);

    private final BlockingQueue<Caption> posted = new LinkedBlockingQueue<>();
    private final Semaphore answers = new Semaphore(0);
    private final AtomicBoolean mayGo = new AtomicBoolean(true);

    @Test
    void onlyTheLatestCounts() throws InterruptedException {
        try (Partials partials = partials()) {
            partials.offer(partial(1, "one", NOON));
            assertThat(posted.take().text()).isEqualTo("one");
            partials.offer(partial(1, "one two", NOON));
            partials.offer(partial(1, "one two three", NOON));
            answers.release(2);
            assertThat(posted.take().text()).isEqualTo("one two three");
            assertThat(posted).isEmpty();
        }
    }

    @Test
    void atMostOneIsInFlight() throws InterruptedException {
        try (Partials partials = partials()) {
            partials.offer(partial(1, "one", NOON));
            posted.take();
            partials.offer(partial(1, "one two", NOON));
            assertThat(posted.poll(EVERY.toMillis() * 3, TimeUnit.MILLISECONDS)).isNull();
            answers.release(2);
            assertThat(posted.take().text()).isEqualTo("one two");
        }
    }

    @Test
    void noneGoesAheadOfAFinalThatWaits() throws InterruptedException {
        mayGo.set(false);
        try (Partials partials = partials()) {
            partials.offer(partial(2, "later", NOON));
            assertThat(posted.poll(EVERY.toMillis() * 3, TimeUnit.MILLISECONDS)).isNull();
            mayGo.set(true);
            assertThat(posted.take().text()).isEqualTo("later");
            answers.release();
        }
    }

    @Test
    void whatIsTakenBackIsNotBegun() throws InterruptedException {
        mayGo.set(false);
        try (Partials partials = partials()) {
            partials.offer(partial(1, "taken back", NOON));
            partials.forget();
            mayGo.set(true);
            partials.offer(partial(1, "begun anew", NOON));
            assertThat(posted.take().text()).isEqualTo("begun anew");
            answers.release();
        }
    }

    @Test
    void noneIsBegunAfterTheFinalThatItLedTo() throws InterruptedException {
        mayGo.set(false);
        try (Partials partials = partials()) {
            partials.offer(partial(1, "one", NOON));
            partials.endedBy(sentence(1));
            partials.offer(partial(1, "one two", NOON));
            mayGo.set(true);
            partials.offer(partial(2, "next", NOON));
            assertThat(posted.take().text()).isEqualTo("next");
            answers.release();
        }
    }

    @Test
    void aFinalWaitsForThePartialInFlightThatLedToIt() throws InterruptedException {
        try (Partials partials = partials()) {
            partials.offer(partial(1, "one", NOON));
            posted.take();
            Thread landing = Thread.ofVirtual().start(() -> {
                answers.release();
            });
            partials.awaitLanding(sentence(1));
            landing.join();
            assertThat(answers.availablePermits()).isZero();
        }
    }

    @Test
    void aFinalDoesNotWaitForAPartialOfAnotherSentence() throws InterruptedException {
        try (Partials partials = partials()) {
            partials.offer(partial(2, "two", NOON));
            posted.take();
            long before = System.nanoTime();
            partials.awaitLanding(sentence(1));
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(400));
            answers.release();
        }
    }

    private Partials partials() {
        return Partials.start(EVERY, mayGo::get, caption -> {
            posted.add(caption);
            answers.acquireUninterruptibly();
        });
    }
}

package dev.earshot.delivery;

import static dev.earshot.delivery.Captions.NOON;
import static dev.earshot.delivery.Captions.sentence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.caption.Caption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Walks through the outbox's rules with time and randomness handed in. */
class OutboxTest {
    private static final Duration MAX_AGE = Duration.ofSeconds(30);
    private static final Outcome ACCEPTED = new Outcome.Accepted(Duration.ofMillis(5));

    private final Outbox outbox = outbox(3, false, false);

    @Test
    void theOldestGoesFirst() {
        offer(outbox, 1, 2);
        assertThat(sent(outbox, NOON).caption().sequence()).isEqualTo(1);
        assertThat(sent(outbox, NOON).caption().sequence()).isEqualTo(2);
    }

    @Test
    void whenItIsFullTheOldestThatWaitsGivesWay() {
        offer(outbox, 1, 2, 3);
        assertThat(outbox.offer(sentence(4))).contains(new Settled(sentence(1), new Fate.Dropped()));
        assertThat(sent(outbox, NOON).caption().sequence()).isEqualTo(2);
    }

    @Test
    void aCaptionThatFailedWaitsOutItsBackoffWhileYoungerOnesPassIt() {
        offer(outbox, 1, 2);
        fail(outbox, sent(outbox, NOON), NOON);
        assertThat(sent(outbox, NOON).caption().sequence()).isEqualTo(2);
        assertThat(outbox.next(NOON)).isEqualTo(new Next.Wait(NOON.plusMillis(125)));
        assertThat(sent(outbox, NOON.plusMillis(125)).caption().sequence()).isEqualTo(1);
    }

    @Test
    void backoffDoublesWithEachFailureOfTheSameCaption() {
        Outbox alone = outbox(10, false, false);
        offer(alone, 1);
        assertThat(alone.offer(sentence("other", 1, NOON))).isEmpty();
        Next.Send first = sent(alone, NOON);
        fail(alone, first, NOON);
        succeed(alone, sent(alone, NOON), NOON);
        fail(alone, sent(alone, NOON.plusMillis(125)), NOON.plusMillis(125));
        assertThat(alone.next(NOON.plusMillis(125))).isEqualTo(new Next.Wait(NOON.plusMillis(375)));
    }

    @Test
    void whatAnEarlierRunLeftMakesNothingGiveWay() {
        for (int i = 1; i <= 10; i++) {
            assertThat(outbox.offerAgain(sentence("earlier", i, NOON))).isEmpty();
        }
        assertThat(outbox.figures().queued()).isEqualTo(10);
    }

    @Test
    void whereOneWaitsForRoomNothingGivesWayWhenWhatIsInFlightComesBack() throws InterruptedException {
        offer(outbox, 1, 2, 3);
        Next.Send first = sent(outbox, NOON);
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                outbox.awaitRoom();
                outbox.offer(sentence(4));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        fail(outbox, first, NOON);
        succeed(outbox, sent(outbox, NOON), NOON);
        waiting.join();
        assertThat(outbox.figures().dropped()).isZero();
        assertThat(outbox.figures().queued()).isEqualTo(3);
    }

    @Test
    void noCaptionRunsFurtherAheadThanARoomHoldsBack() {
        Outbox wide = outbox(10_000, false, false);
        for (int i = 1; i <= 300; i++) {
            offer(wide, i);
        }
        Next.Send first = sent(wide, NOON);
        for (int i = 2; i <= 1 + Caption.LONGEST_LEAD; i++) {
            succeed(wide, sent(wide, NOON), NOON);
        }
        assertThat(wide.next(NOON)).isInstanceOf(Next.Wait.class);
        succeed(wide, first, NOON);
        assertThat(sent(wide, NOON).caption().sequence()).isEqualTo(2 + Caption.LONGEST_LEAD);
    }

    @Test
    void aCaptionThatAYoungerOneOvertookIsTriedAtOnce() {
        offer(outbox, 1, 2);
        fail(outbox, sent(outbox, NOON), NOON);
        succeed(outbox, sent(outbox, NOON), NOON);
        assertThat(sent(outbox, NOON).caption().sequence()).isEqualTo(1);
    }

    @Test
    void inStrictOrderNothingPassesACaptionThatWaits() {
        Outbox strict = outbox(3, true, false);
        offer(strict, 1, 2);
        Next.Send first = sent(strict, NOON);
        assertThat(strict.next(NOON)).isInstanceOf(Next.Wait.class);
        fail(strict, first, NOON);
        assertThat(strict.next(NOON)).isEqualTo(new Next.Wait(NOON.plusMillis(125)));
        assertThat(sent(strict, NOON.plusMillis(125)).caption().sequence()).isEqualTo(1);
    }

    @Test
    void aCaptionExpiresWhenItIsTooOldSinceItWasSpoken() {
        offer(outbox, 1);
        fail(outbox, sent(outbox, NOON), NOON);
        assertThat(outbox.next(NOON.plus(MAX_AGE)))
                .isEqualTo(new Next.Expired(List.of(new Settled(sentence(1), new Fate.Expired("nothing answers")))));
        assertThat(outbox.figures().expired()).isEqualTo(1);
    }

    @Test
    void whatIsRefusedIsNotTriedAgain() {
        offer(outbox, 1);
        assertThat(outbox.settle(sent(outbox, NOON), new Outcome.Refused("wrong passphrase", true), NOON))
                .contains(new Settled(sentence(1), new Fate.Refused("wrong passphrase")));
        assertThat(outbox.next(NOON)).isEqualTo(new Next.Wait(Instant.MAX));
    }

    @Test
    void aPassphraseIsTriedOnceMoreWhereTheRoomWasPerhapsJustBeingMade() {
        offer(outbox, 1, 2);
        Outcome wrong = new Outcome.Refused("wrong passphrase", true);
        Next.Send making = sent(outbox, NOON);
        Next.Send racing = sent(outbox, NOON);
        succeed(outbox, making, NOON);
        assertThat(outbox.settle(racing, wrong, NOON)).isEmpty();
        assertThat(outbox.settle(sent(outbox, NOON.plusSeconds(1)), wrong, NOON))
                .contains(new Settled(sentence(2), new Fate.Refused("wrong passphrase")));
    }

    @Test
    void aDeadServerGetsOneProbeAtATime() {
        offer(outbox, 1, 2, 3);
        List<Next.Send> three = List.of(sent(outbox, NOON), sent(outbox, NOON), sent(outbox, NOON));
        three.forEach(ticket -> fail(outbox, ticket, NOON));
        assertThat(outbox.standing().link().offline()).isTrue();
        assertThat(outbox.next(NOON)).isInstanceOf(Next.Wait.class);
        Instant later = outbox.standing().link().closedUntil();
        assertThat(sent(outbox, later).caption().sequence()).isEqualTo(1);
        assertThat(outbox.next(later.plusSeconds(5))).isInstanceOf(Next.Wait.class);
    }

    @Test
    void aCaptionThatTheServerChokesOnDoesNotStandForAllOthers() {
        offer(outbox, 1);
        Instant now = NOON;
        for (int i = 0; i < 3; i++) {
            now = now.plusSeconds(1);
            Outcome choking = new Outcome.TryLater("The server answers 500", false, Optional.empty(), true);
            assertThat(outbox.settle(sent(outbox, now), choking, now)).isEmpty();
        }
        assertThat(outbox.standing().link().offline()).isTrue();
        offer(outbox, 2);
        assertThat(sent(outbox, now.plusSeconds(1)).caption().sequence()).isEqualTo(2);
    }

    @Test
    void whenTheServerIsBackWhatIsYoungEnoughGoesOutOldestFirst() {
        Outbox full = outbox(10, false, false);
        offer(full, 1, 2, 3, 4);
        List<Next.Send> three = List.of(sent(full, NOON), sent(full, NOON), sent(full, NOON));
        three.forEach(ticket -> fail(full, ticket, NOON));
        Instant later = full.standing().link().closedUntil();
        succeed(full, sent(full, later), later);
        assertThat(List.of(sent(full, later), sent(full, later), sent(full, later)))
                .extracting(ticket -> ticket.caption().sequence())
                .containsExactly(2L, 3L, 4L);
    }

    @Test
    void aServerThatAsksForAPauseIsLeftAloneByAllCaptions() {
        offer(outbox, 1, 2);
        outbox.settle(
                sent(outbox, NOON),
                new Outcome.TryLater("overloaded", false, Optional.of(Duration.ofSeconds(4)), true),
                NOON);
        assertThat(outbox.next(NOON)).isEqualTo(new Next.Wait(NOON.plusSeconds(4)));
        assertThat(sent(outbox, NOON.plusSeconds(4)).caption().sequence()).isEqualTo(1);
    }

    @Test
    void anAmbiguousFailureIsResent() {
        offer(outbox, 1);
        outbox.settle(sent(outbox, NOON), Outcome.TryLater.unanswered("answer lost", true), NOON);
        assertThat(sent(outbox, NOON.plusSeconds(1)).caption().sequence()).isEqualTo(1);
    }

    @Test
    void anAmbiguousFailureIsGivenUpWhereThatIsAskedFor() {
        Outbox careful = outbox(3, false, true);
        offer(careful, 1);
        assertThat(careful.settle(sent(careful, NOON), Outcome.TryLater.unanswered("answer lost", true), NOON))
                .contains(new Settled(sentence(1), new Fate.Expired("answer lost")));
    }

    @Test
    void whatIsSentSaysUpToWhereNothingWillComeAnyMore() {
        offer(outbox, 1, 2, 3);
        Next.Send first = sent(outbox, NOON);
        assertThat(((Next.Send) outbox.next(NOON)).settledThrough()).isZero();
        succeed(outbox, first, NOON);
        assertThat(((Next.Send) outbox.next(NOON)).settledThrough()).isEqualTo(1);
    }

    @Test
    void afterItIsClosedItTakesNothingInAndEndsWhenEmpty() {
        offer(outbox, 1);
        outbox.close();
        assertThat(outbox.offer(sentence(2))).contains(new Settled(sentence(2), new Fate.Dropped()));
        succeed(outbox, sent(outbox, NOON), NOON);
        assertThat(outbox.next(NOON)).isInstanceOf(Next.Done.class);
    }

    @Test
    void fatesAndWhatIsWaitingAlwaysAddUpToWhatWasOffered() {
        Random random = new Random(20260131);
        Outbox busy = outbox(5, false, false);
        List<Next.Send> inFlight = new ArrayList<>();
        Instant now = NOON;
        long sequence = 0;
        for (int step = 0; step < 20_000; step++) {
            now = now.plusMillis(random.nextInt(400));
            if (random.nextBoolean()) {
                busy.offer(sentence("s", ++sequence, now));
            }
            if (random.nextBoolean() && inFlight.size() < 3 && busy.next(now) instanceof Next.Send send) {
                inFlight.add(send);
            }
            if (random.nextBoolean() && !inFlight.isEmpty()) {
                busy.settle(inFlight.removeFirst(), anyOutcome(random), now);
            }
            DeliveryFigures it = busy.figures();
            assertThat(it.queued() + it.inFlight() + it.accepted() + it.refused() + it.expired() + it.dropped())
                    .isEqualTo(it.offered())
                    .isEqualTo(sequence);
            assertThat(it.inFlight()).isEqualTo(inFlight.size());
            assertThat(it.queued()).isBetween(0L, 5L + 3L);
        }
        assertThat(busy.figures()).matches(it -> it.accepted() > 0 && it.refused() > 0 && it.dropped() > 0);
    }

    private static Outcome anyOutcome(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> ACCEPTED;
            case 1 -> new Outcome.Refused("no", false);
            case 2 -> Outcome.TryLater.unanswered("later", true);
            default -> new Outcome.TryLater("busy", false, Optional.of(Duration.ofSeconds(1)), true);
        };
    }

    private static Outbox outbox(int capacity, boolean strict, boolean dropAmbiguous) {
        return new Outbox(new Outbox.Policy(capacity, MAX_AGE, strict, dropAmbiguous), () -> 0.5);
    }

    private static void offer(Outbox outbox, long... sequences) {
        for (long sequence : sequences) {
            assertThat(outbox.offer(sentence(sequence))).isEmpty();
        }
    }

    private static Next.Send sent(Outbox outbox, Instant now) {
        Next next = outbox.next(now);
        assertThat(next).isInstanceOf(Next.Send.class);
        return (Next.Send) next;
    }

    private static void succeed(Outbox outbox, Next.Send ticket, Instant now) {
        assertThat(outbox.settle(ticket, ACCEPTED, now)).isPresent();
    }

    private static void fail(Outbox outbox, Next.Send ticket, Instant now) {
        assertThat(outbox.settle(ticket, Outcome.TryLater.unanswered("nothing answers", false), now))
                .isEmpty();
    }
}

package dev.earshot.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SpeakerOrderTest {
    private static final Instant START = Instant.parse("2026-01-31T09:30:00Z");
    private static final Instant ALMOST = START.plus(SpeakerOrder.PATIENCE).minusMillis(1);
    private static final Instant LATER = START.plus(SpeakerOrder.PATIENCE);

    private final SpeakerOrder<Long> order = new SpeakerOrder<>();

    @Test
    void anyOrderOfArrivalWithAnyRepeatsIsShownInOrderOnce() {
        List<List<Long>> arrivals = permutations(List.of(1L, 2L, 3L, 4L, 5L));
        assertThat(arrivals).hasSize(120);
        for (List<Long> arrival : arrivals) {
            for (long repeat = 1; repeat <= 5; repeat++) {
                for (int at = 0; at <= 5; at++) {
                    List<Long> sent = new ArrayList<>(arrival);
                    sent.add(at, repeat);
                    SpeakerOrder<Long> fresh = new SpeakerOrder<>();
                    List<Long> shown = new ArrayList<>();
                    sent.forEach(number -> shown.addAll(fresh.offer(number, 0, number, START)));
                    assertThat(shown).as("%s", sent).containsExactly(1L, 2L, 3L, 4L, 5L);
                    assertThat(fresh.nextDue()).isEmpty();
                }
            }
        }
    }

    @Test
    void anyOrderOfArrivalWithEndlessWaitsShowsEachOnce() {
        for (List<Long> arrival : permutations(List.of(1L, 2L, 3L, 4L, 5L))) {
            SpeakerOrder<Long> fresh = new SpeakerOrder<>();
            List<Long> shown = new ArrayList<>();
            Instant now = START;
            for (Long number : arrival) {
                shown.addAll(fresh.offer(number, 0, number, now));
                now = now.plus(SpeakerOrder.PATIENCE);
                shown.addAll(fresh.due(now));
                shown.addAll(fresh.offer(number, 0, number, now));
            }
            assertThat(shown).containsExactlyElementsOf(arrival);
        }
    }

    @Test
    void gapIsWaitedForNoLongerThanPatienceLasts() {
        assertThat(order.offer(2, 0, 2L, START)).isEmpty();
        assertThat(order.nextDue()).contains(LATER);
        assertThat(order.due(ALMOST)).isEmpty();
        assertThat(order.due(LATER)).containsExactly(2L);
        assertThat(order.nextDue()).isEmpty();
    }

    @Test
    void whatFillsAGapInTimeIsShownFirst() {
        order.offer(2, 0, 2L, START);
        assertThat(order.offer(1, 0, 1L, ALMOST)).containsExactly(1L, 2L);
    }

    @Test
    void whatFillsASkippedGapIsShownLateAndOnce() {
        order.offer(3, 0, 3L, START);
        order.due(LATER);
        assertThat(order.offer(2, 0, 2L, LATER)).containsExactly(2L);
        assertThat(order.offer(2, 0, 2L, LATER)).isEmpty();
        assertThat(order.offer(1, 0, 1L, LATER)).containsExactly(1L);
        assertThat(order.offer(4, 0, 4L, LATER)).containsExactly(4L);
    }

    @Test
    void eachHeldCaptionHasItsOwnWait() {
        order.offer(2, 0, 2L, START);
        order.offer(4, 0, 4L, ALMOST);
        assertThat(order.due(LATER)).containsExactly(2L);
        assertThat(order.nextDue()).contains(ALMOST.plus(SpeakerOrder.PATIENCE));
    }

    @Test
    void whatIsDueTakesHeldPredecessorsAlong() {
        order.offer(4, 0, 4L, START);
        order.offer(2, 0, 2L, ALMOST);
        assertThat(order.due(LATER)).containsExactly(2L, 4L);
    }

    @Test
    void clockThatIsSetBackEndsTheWait() {
        order.offer(2, 0, 2L, START);
        assertThat(order.due(START.minus(Duration.ofHours(1)))).containsExactly(2L);
    }

    @Test
    void tooManyHeldCaptionsAreNotHeld() {
        for (long number = 2; number <= SpeakerOrder.HELD_AT_MOST + 1; number++) {
            assertThat(order.offer(number, 0, number, START)).isEmpty();
        }
        long last = SpeakerOrder.HELD_AT_MOST + 2L;
        assertThat(order.offer(last, 0, last, START))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(2, last).boxed().toList());
    }

    @Test
    void noGapIsWaitedForThatTheSenderHasGivenUp() {
        assertThat(order.offer(3, 0, 3L, START)).isEmpty();
        assertThat(order.offer(58, 57, 58L, START)).containsExactly(3L, 58L);
    }

    @Test
    void whatWasGivenUpAndComesAllTheSameIsShownOnce() {
        order.offer(2, 1, 2L, START);
        assertThat(order.offer(1, 0, 1L, START)).containsExactly(1L);
        assertThat(order.offer(1, 0, 1L, START)).isEmpty();
    }

    @Test
    void onlySoManySkippedNumbersAreRemembered() {
        long far = 1_000_000_000_000L;
        order.offer(far, 0, far, START);
        order.due(LATER);
        long oldest = far - SpeakerOrder.SKIPPED_AT_MOST;
        assertThat(order.offer(oldest, 0, oldest, LATER)).containsExactly(oldest);
        assertThat(order.offer(oldest - 1, 0, oldest - 1, LATER)).isEmpty();
    }

    @Test
    void partialIsShownUntilItsFinalArrives() {
        assertThat(order.admitsPartial(1, null)).isTrue();
        order.offer(1, 0, 1L, START);
        assertThat(order.admitsPartial(1, null)).isFalse();
        assertThat(order.admitsPartial(2, null)).isTrue();
    }

    @Test
    void partialIsDroppedWhileItsFinalIsHeldBack() {
        order.offer(2, 0, 2L, START);
        assertThat(order.admitsPartial(2, null)).isFalse();
        assertThat(order.admitsPartial(3, null)).isTrue();
    }

    @Test
    void partialNeverGoesBackInTime() {
        assertThat(order.admitsPartial(2, START)).isTrue();
        assertThat(order.admitsPartial(2, START.minusMillis(1))).isFalse();
        assertThat(order.admitsPartial(2, START.plusMillis(1))).isTrue();
        assertThat(order.admitsPartial(1, LATER)).isFalse();
        assertThat(order.admitsPartial(3, START.minusMillis(1))).isTrue();
    }

    private static List<List<Long>> permutations(List<Long> numbers) {
        if (numbers.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Long>> all = new ArrayList<>();
        for (Long first : numbers) {
            List<Long> rest = new ArrayList<>(numbers);
            rest.remove(first);
            for (List<Long> tail : permutations(rest)) {
                List<Long> one = new ArrayList<>(List.of(first));
                one.addAll(tail);
                all.add(one);
            }
        }
        return all;
    }
}

package dev.earshot.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.http.Origin;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DoorTest {
    private static final Verdict ACCEPTED = new Verdict.Accepted();
    private static final Verdict WRONG = new Verdict.WrongPassphrase();
    private static final Origin MAKER = new Origin("01");
    private static final Origin OTHER = new Origin("02");

    private final MovableClock clock = new MovableClock();
    private final Door door = new Door(clock, new Random(1), 1_000);
    private final Passphrase passphrase = door.make("room", "open sesame", MAKER);

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void onlyTheRightOneOpens() {
        assertThat(judge("open sesame", OTHER)).isEqualTo(ACCEPTED);
        assertThat(judge("open sesamf", OTHER)).isEqualTo(WRONG);
        assertThat(judge("", OTHER)).isEqualTo(WRONG);
    }

    @Test
    void slowHashIsMadeWhenThereIsTimeAndOpensToTheRightOneOnly() {
        assertThat(passphrase.slow()).isEmpty();
        assertThat(door.seal()).isTrue();
        assertThat(door.seal()).isFalse();
        SlowHash slow = passphrase.slow().orElseThrow();
        assertThat(slow.iterations()).isEqualTo(1_000);
        assertThat(slow.matches("open sesame")).isTrue();
        assertThat(slow.matches("open sesamf")).isFalse();
    }

    @Test
    void threadThatIsToEndLeavesTheSlowHashesToOthers() {
        Thread.currentThread().interrupt();
        assertThat(door.seal()).isFalse();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(passphrase.slow()).isEmpty();
        assertThat(door.seal()).isTrue();
    }

    @Test
    void sameSecretOfTwoRoomsHasTwoHashes() {
        Passphrase second = door.make("second", "open sesame", MAKER);
        door.seal();
        assertThat(second.slow().orElseThrow().hash())
                .isNotEqualTo(passphrase.slow().orElseThrow().hash());
    }

    @Test
    void roomOfAnEarlierRunIsCheckedSlowlyOnceOnly() {
        Passphrase kept = kept();
        QuickDigest any = new QuickDigest(new byte[32], "room", "any");
        assertThat(door.judge("kept", kept, "wrong", OTHER)).isEqualTo(WRONG);
        assertThat(kept.isQuickly(any)).isEmpty();
        assertThat(door.judge("kept", kept, "open sesame", OTHER)).isEqualTo(ACCEPTED);
        assertThat(kept.isQuickly(any)).contains(false);
    }

    @Test
    void sendersWhoRaceInAfterARestartAllGetIn() throws InterruptedException {
        Passphrase kept = kept();
        Queue<Verdict> verdicts = new ConcurrentLinkedQueue<>();
        List<Thread> threads = IntStream.range(0, 30)
                .mapToObj(i -> Thread.ofVirtual()
                        .start(() -> verdicts.add(door.judge("kept", kept, "open sesame", new Origin("0" + i % 3)))))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(verdicts).hasSize(30).containsOnly(ACCEPTED);
    }

    @Test
    void eachGuessBeyondTheFreeOnesCostsAWaitThatDoublesUpToAMinute() {
        guess(WrongPassphrases.FREE);
        for (long seconds : new long[] {1, 2, 4, 8, 16, 32, 60}) {
            assertThat(judge("guess before " + seconds, OTHER)).isEqualTo(WRONG);
            assertThat(judge("too soon", OTHER)).isInstanceOfSatisfying(Verdict.TryLater.class, later -> {
                assertThat(later.status()).isEqualTo(429);
                assertThat(later.seconds()).isEqualTo(seconds);
            });
            clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(judge("too soon", OTHER)).isInstanceOf(Verdict.TryLater.class);
            clock.advance(Duration.ofMillis(1));
        }
    }

    @Test
    void rightOneIsNotEvenLookedAtBeforeTheWaitIsOver() {
        guess(WrongPassphrases.FREE + 1);
        assertThat(judge("open sesame", OTHER)).isInstanceOf(Verdict.TryLater.class);
        clock.advance(WrongPassphrases.FIRST_WAIT);
        assertThat(judge("open sesame", OTHER)).isEqualTo(ACCEPTED);
    }

    @Test
    void whoPostsOneWrongPassphraseAllEveningIsToldSoAndGetsInAtOnceWithTheRightOne() {
        for (int post = 0; post < 1_000; post++) {
            assertThat(judge("mistyped", OTHER)).isEqualTo(WRONG);
        }
        assertThat(judge("open sesame", OTHER)).isEqualTo(ACCEPTED);
    }

    @Test
    void guesserSlowsNobodyElse() {
        guess(WrongPassphrases.FREE + 1);
        assertThat(judge("open sesame", new Origin("03"))).isEqualTo(ACCEPTED);
    }

    @Test
    void whoWasRightIsNeverSlowedThere() {
        judge("open sesame", OTHER);
        Passphrase second = door.make("second", "other", MAKER);
        for (int number = 0; number <= WrongPassphrases.FREE; number++) {
            door.judge("second", second, "guess " + number, OTHER);
        }
        assertThat(door.judge("second", second, "other", OTHER)).isInstanceOf(Verdict.TryLater.class);
        assertThat(judge("open sesame", OTHER)).isEqualTo(ACCEPTED);
    }

    @Test
    void rightOneForgivesTheGuessesAtItsRoomAndNoOthers() {
        Passphrase own = door.make("own", "mine", MAKER);
        guess(WrongPassphrases.FREE);
        assertThat(door.judge("own", own, "mine", OTHER)).isEqualTo(ACCEPTED);
        assertThat(judge("one more", OTHER)).isEqualTo(WRONG);
        assertThat(judge("too soon", OTHER)).isInstanceOf(Verdict.TryLater.class);
        clock.advance(WrongPassphrases.FIRST_WAIT);
        assertThat(judge("open sesame", OTHER)).isEqualTo(ACCEPTED);
        Passphrase third = door.make("third", "other", MAKER);
        assertThat(door.judge("third", third, "guess", OTHER)).isEqualTo(WRONG);
        assertThat(door.judge("third", third, "other", OTHER)).isEqualTo(ACCEPTED);
    }

    @Test
    void guessesAreForgottenAfterAWhile() {
        guess(WrongPassphrases.FREE);
        clock.advance(WrongPassphrases.REMEMBERED);
        guess(WrongPassphrases.FREE);
        assertThat(judge("one more", OTHER)).isEqualTo(WRONG);
    }

    @Test
    void originIsAnAddressOrTheFirstHalfOfALongOne() throws UnknownHostException {
        assertThat(origin("192.0.2.1")).isEqualTo(origin("192.0.2.1")).isNotEqualTo(origin("192.0.2.2"));
        assertThat(origin("2001:db8:0:1::1"))
                .isEqualTo(origin("2001:db8:0:1:ffff::2"))
                .isNotEqualTo(origin("2001:db8:0:2::1"));
    }

    private static Origin origin(String address) throws UnknownHostException {
        return Origin.of(InetAddress.getByName(address));
    }

    private Passphrase kept() {
        return Passphrase.kept(SlowHash.of("open sesame", 1_000, new Random(2)));
    }

    private Verdict judge(String secret, Origin origin) {
        return door.judge("room", passphrase, secret, origin);
    }

    private void guess(int times) {
        for (int number = 0; number < times; number++) {
            assertThat(judge("guess " + number + " at " + clock.instant(), OTHER))
                    .isEqualTo(WRONG);
        }
    }
}

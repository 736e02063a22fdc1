package dev.earshot.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SpeechClockTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final SpeechClock clock = new SpeechClock();

    @Test
    void soundThatIsReadAsItIsSpokenWasSpokenWhenItWasRead() {
        clock.read(ms(100), NOON.plusMillis(100));
        assertThat(clock.spokenAt(ms(40))).isEqualTo(NOON.plusMillis(40));
    }

    @Test
    void aLateReadDoesNotMakeSpeechLater() {
        clock.read(ms(100), NOON.plusMillis(100));
        clock.read(ms(200), NOON.plusMillis(900));
        assertThat(clock.spokenAt(ms(200))).isEqualTo(NOON.plusMillis(200));
    }

    @Test
    void anEarlyReadShowsThatTheFirstOneWasLate() {
        clock.read(ms(100), NOON.plusMillis(400));
        clock.read(ms(200), NOON.plusMillis(250));
        assertThat(clock.spokenAt(ms(100))).isEqualTo(NOON.plusMillis(150));
    }

    @Test
    void afterAGapThatNoBufferCouldHoldTimeIsFoundAnew() {
        clock.read(ms(100), NOON.plusMillis(100));
        clock.read(ms(200), NOON.plusSeconds(60));
        assertThat(clock.spokenAt(ms(200))).isEqualTo(NOON.plusSeconds(60));
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }
}

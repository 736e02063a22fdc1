package dev.earshot.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AudienceTest {
    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");

    private final AtomicInteger told = new AtomicInteger();
    private final Audience audience = new Audience(told::incrementAndGet);

    @BeforeEach
    void enter() {
        audience.join(new Viewer(), new Backlog(new Transcript("run").after(null), List.of(), NOW), NOW);
    }

    @Test
    void quietLineIsSaidToStandWhenItIsTime() {
        Instant due = NOW.plus(Audience.QUIET);
        assertThat(audience.reassure(due.minusMillis(1))).contains(due);
        assertThat(told).hasValue(0);
        assertThat(audience.reassure(due)).contains(due.plus(Audience.QUIET));
        assertThat(told).hasValue(1);
    }

    @Test
    void lineIsSaidToStandThoughTheClockWasSetBack() {
        Instant anHourAgo = NOW.minus(Duration.ofHours(1));
        assertThat(audience.reassure(anHourAgo)).contains(anHourAgo.plus(Audience.QUIET));
        assertThat(told).hasValue(1);
    }
}

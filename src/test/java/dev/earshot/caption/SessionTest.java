package dev.earshot.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(2);

    private final Speaker speaker = Speaker.named("Ada");
    private final Session session = new Session(speaker, new Random(1));

    @Test
    void sentencesAreNumberedFromOne() {
        Caption first = session.sentence("one", NOON, LATER);
        Caption second = session.sentence("two", NOON, LATER);

        assertThat(first).isEqualTo(new Caption(first.session(), 1, Caption.Stage.FINAL, speaker, "one", NOON, LATER));
        assertThat(second.sequence()).isEqualTo(2);
        assertThat(second.session()).isEqualTo(first.session());
        assertThat(second.id()).isEqualTo(first.session() + "-2");
    }

    @Test
    void aPartialCarriesItsSentencesNumber() {
        session.sentence("one", NOON, LATER);
        Caption guess = session.partial("tw", 0, NOON, LATER);
        Caption better = session.partial("two", 3, NOON, LATER);
        Caption sentence = session.sentence("two", NOON, LATER);

        assertThat(guess.stage()).isEqualTo(Caption.Stage.PARTIAL);
        assertThat(guess.id()).isEqualTo(sentence.id());
        assertThat(better.id()).isEqualTo(sentence.id());
    }

    @Test
    void sessionsHaveNamesOfTheirOwn() {
        Random random = new Random(1);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            names.add(new Session(speaker, random).sentence("x", NOON, NOON).session());
        }
        assertThat(names).hasSize(1000).allMatch(name -> name.matches("[0-9a-f]{16}"));
    }

    @Test
    void ageCountsFromTheLastWord() {
        Caption caption = session.sentence("one", NOON, LATER);

        assertThat(caption.age(LATER.plusMillis(250))).isEqualTo(Duration.ofMillis(250));
        assertThat(caption.age(NOON)).isEqualTo(Duration.ofSeconds(-2));
    }
}

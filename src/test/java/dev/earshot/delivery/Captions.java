package dev.earshot.delivery;

import dev.earshot.caption.Caption;
import dev.earshot.caption.Speaker;
import dev.earshot.config.Settings;
import java.time.Duration;
import java.time.Instant;

/** Captions for tests: sentence n of session s, spoken at noon. */
final class Captions {
    static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private Captions() {}

    /** The defaults. */
    static Settings.Delivery settings() {
        return new Settings.Delivery(
                3,
                Duration.ofSeconds(2),
                200,
                Duration.ofSeconds(30),
                Settings.Delivery.Order.ARRIVAL,
                Settings.Delivery.Ambiguous.RESEND,
                Duration.ofMillis(300));
    }

    static Caption sentence(long sequence) {
        return sentence("s", sequence, NOON);
    }

    static Caption sentence(String session, long sequence, Instant at) {
        return new Caption(
                session, sequence, Caption.Stage.FINAL, Speaker.named("Ada"), "sentence " + sequence, at, at);
    }

    static Caption partial(long sequence, String text, Instant at) {
        return new Caption("s", sequence, Caption.Stage.PARTIAL, Speaker.named("Ada"), text, at, at);
    }
}

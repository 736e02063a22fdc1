package dev.earshot.delivery;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a listener what becomes of captions and of the server, with no lock held. Safe for many threads. */
final class Teller {
    private static final Logger LOG = LoggerFactory.getLogger(Teller.class);

    private final Delivery.Listener listener;
    private final Outbox outbox;
    private final Absence absence;
    private final Duration maxAge;
    private final Notices notices;
    private final Delays delays = new Delays();
    private volatile boolean ending;

    /** @param maxAge after which a caption is given up */
    Teller(Delivery.Listener listener, Outbox outbox, Absence absence, Duration maxAge) {
        this.listener = listener;
        this.outbox = outbox;
        this.absence = absence;
        this.maxAge = maxAge;
        this.notices = new Notices(listener::notice);
    }

    /** A caption met its fate. */
    void settled(Settled settled) {
        try {
            switch (settled.fate()) {
                case Fate.Accepted accepted -> {
                    absence.reached();
                    delays.accepted(accepted.roundTrip(), settled.caption().age(accepted.at()));
                    // While some wait, others may yet give way to them.
                    if (outbox.isClear()) {
                        notices.allIsWell();
                    }
                }
                case Fate.Refused refused -> trouble(refused.reason());
                case Fate.Expired expired -> trouble(expired.reason());
                case Fate.Dropped dropped -> trouble("Captions come faster than they can be sent; the oldest give way");
            }
            listener.settled(settled.caption(), settled.fate());
        } catch (RuntimeException e) {
            LOG.error("Telling a caption's fate failed inside Earshot ({})", e.toString(), e);
        } finally {
            outbox.told();
            changed();
        }
    }

    /** Somebody looked at the server. */
    void looked(ServerLook found) {
        absence.looked(found.problem());
        if (found.problem().isEmpty()) {
            LOG.info("The room server: {}", found);
        } else {
            offline(found.problem());
        }
        changed();
    }

    /** The server is away for this reason. */
    void offline(String reason) {
        trouble(reason + "; each caption is tried again until it is " + maxAge.toSeconds() + " s old");
    }

    /** Figures or sync may have changed. */
    void changed() {
        absence.changed();
        try {
            listener.changed();
        } catch (RuntimeException e) {
            LOG.error("Telling a change failed inside Earshot ({})", e.toString(), e);
        }
    }

    /** From now on what fails is no trouble: it fails because it is being ended. */
    void ending() {
        ending = true;
    }

    private void trouble(String sentence) {
        if (!ending) {
            notices.trouble(sentence);
        }
    }

    Delays.Snapshot delays() {
        return delays.snapshot();
    }
}

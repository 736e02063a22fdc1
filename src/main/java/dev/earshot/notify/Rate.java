package dev.earshot.notify;

import dev.earshot.notify.Notification.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When notifications of one kind may be shown. Pure. The rules:
 *
 * <ul>
 *   <li>Troubles are at least a minute apart. One that comes sooner waits; only the newest does.
 *   <li>That a trouble is over is shown if the trouble was the last thing shown, and else not at all: whoever was not
 *       told of a trouble need not be told of its end. It also takes away a trouble that waits. It is shown at once, or
 *       after its patience, during which the same trouble takes it away.
 *   <li>So of lost, back, lost, back within a minute the first two are shown; if it ends with lost, that is shown at the
 *       end of the minute. What was shown last is the truth, at the latest after a minute.
 *   <li>Plain ones answer a user, whose own hand limits them: at once. Of those that wait for a slow desktop the newest
 *       stays.
 * </ul>
 *
 * @param shown the last one
 * @param quietUntil no trouble before this
 * @param waiting is to be shown
 * @param due when to show what is waiting
 */
record Rate(Optional<Notification> shown, Instant quietUntil, Optional<Notification> waiting, Instant due) {
    static final Rate FRESH = new Rate(Optional.empty(), Instant.MIN, Optional.empty(), Instant.MIN);

    private static final Duration QUIET = Duration.ofMinutes(1);

    /** After somebody wished to tell {@code news}. */
    Rate offer(Notification news, Instant now) {
        return switch (news.tone()) {
            case PLAIN -> await(news, now);
            case OVER -> showsTrouble() ? await(news, now.plus(news.patience())) : awaitNothing();
            case TROUBLE -> {
                if (shown.equals(Optional.of(news))) {
                    yield awaitNothing();
                }
                Instant patient = now.plus(news.patience());
                yield await(news, patient.isAfter(quietUntil) ? patient : quietUntil);
            }
        };
    }

    /** Whether what is waiting may be shown. */
    boolean isDue(Instant now) {
        // Nothing has to wait longer than the quiet, unless the clock was put back meanwhile.
        return waiting.isPresent() && (!now.isBefore(due) || due.isAfter(now.plus(QUIET)));
    }

    /** After what was waiting went to the desktop. */
    Rate showing(Instant now) {
        Instant quiet = waiting.filter(it -> it.tone() == Tone.TROUBLE).isPresent() ? now.plus(QUIET) : quietUntil;
        return new Rate(waiting, quiet, Optional.empty(), Instant.MIN);
    }

    /** After the desktop could not show what it was given last: nobody knows of it, nor needs to hear that it is over. */
    Rate unseen() {
        return waiting.filter(it -> it.tone() != Tone.OVER)
                .map(it -> FRESH.await(it, due))
                .orElse(FRESH);
    }

    private boolean showsTrouble() {
        return shown.filter(it -> it.tone() == Tone.TROUBLE).isPresent();
    }

    private Rate await(Notification news, Instant when) {
        return new Rate(shown, quietUntil, Optional.of(news), when);
    }

    private Rate awaitNothing() {
        return new Rate(shown, quietUntil, Optional.empty(), Instant.MIN);
    }
}

package dev.earshot.notify;

import static dev.earshot.status.Pictures.LISTENING;
import static dev.earshot.status.Pictures.SILENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.agent.AgentState;
import dev.earshot.agent.Hearing;
import dev.earshot.delivery.Sync;
import dev.earshot.notify.Notification.Kind;
import dev.earshot.status.Pictures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private static final AgentState OFF = new AgentState.Off(1);
    private static final AgentState OPENING = new AgentState.Opening(1);
    private static final AgentState LOST = new AgentState.Lost(1, "The microphone was unplugged", 1);
    private static final AgentState BACK = new AgentState.Listening(2, Pictures.NOON, Hearing.SOUND, 1);
    private static final Sync FINE = new Sync.Fine();
    private static final Sync OFFLINE = new Sync.Offline(3, "nothing answers");
    private static final Sync REFUSED = new Sync.Refused("the passphrase is wrong; set room.passphrase");

    @Test
    void aLostMicrophoneIsToldOnceWithItsReason() {
        Notification lost =
                Notification.trouble(Kind.MICROPHONE, "Earshot can't hear you", "The microphone was unplugged");
        assertThat(between(LISTENING, LOST)).containsExactly(lost);
        assertThat(between(LOST, new AgentState.Lost(2, "The microphone was unplugged", 2)))
                .isEmpty();
        assertThat(Changes.first(Pictures.of(LOST, FINE))).hasSize(1);
    }

    @Test
    void itsReturnIsToldOnceItHasLasted() {
        assertThat(between(LOST, BACK))
                .containsExactly(Notification.over(Kind.MICROPHONE, "Earshot hears you again", "")
                        .after(Duration.ofSeconds(5)));
        assertThat(between(BACK, new AgentState.Listening(2, Pictures.NOON, Hearing.SPEECH, 1)))
                .isEmpty();
    }

    @Test
    void whoeverStopsBeforeItsReturnIsToldIsNotToldLater() {
        assertThat(between(BACK, OFF)).extracting(Notification::title).containsExactly("Earshot no longer listens");
    }

    @Test
    void aMicrophoneThatComesAndGoesIsToldOnceAndItsReturnsNever() {
        List<String> shown = new ArrayList<>();
        Rate rate = Rate.FRESH;
        AgentState before = LISTENING;
        for (int second = 0; second <= 120; second++) {
            AgentState now = second % 4 == 0 ? BACK : LOST;
            Instant time = Pictures.NOON.plusSeconds(second);
            for (Notification news : between(before, now)) {
                rate = rate.offer(news, time);
            }
            if (rate.isDue(time)) {
                shown.add(second + " " + rate.waiting().orElseThrow().title());
                rate = rate.showing(time);
            }
            before = now;
        }
        assertThat(shown).containsExactly("1 Earshot can't hear you");
    }

    @Test
    void whoeverGivesUpAMicrophoneIsRidOfTheBubble() {
        Notification over = Notification.over(Kind.MICROPHONE, "Earshot no longer listens", "");
        assertThat(between(LOST, OFF)).containsExactly(over);
        assertThat(between(LOST, new AgentState.Paused(1))).containsExactly(over);
        assertThat(between(LOST, OPENING)).extracting(Notification::tone).containsExactly(Notification.Tone.OVER);
    }

    @Test
    void aMicrophoneThatGivesSilenceIsToldOnceAndThatItIsOver() {
        assertThat(between(LISTENING, SILENCE))
                .containsExactly(Notification.trouble(
                        Kind.MICROPHONE,
                        "The microphone gives silence: muted?",
                        "Look for a switch on it, and in the system's sound settings."));
        assertThat(between(SILENCE, SILENCE)).isEmpty();
        assertThat(between(SILENCE, LISTENING))
                .containsExactly(Notification.over(Kind.MICROPHONE, "Earshot hears you again", ""));
        assertThat(between(SILENCE, LOST)).extracting(Notification::tone).containsExactly(Notification.Tone.TROUBLE);
        assertThat(between(SILENCE, new AgentState.Asleep(1)))
                .extracting(Notification::tone)
                .containsExactly(Notification.Tone.OVER);
    }

    @Test
    void whatTheUserDidThemselvesIsNoNews() {
        assertThat(between(OFF, OPENING)).isEmpty();
        assertThat(between(OPENING, LISTENING)).isEmpty();
        assertThat(between(LISTENING, OFF)).isEmpty();
        assertThat(between(LOST, new AgentState.Ended(1))).isEmpty();
        assertThat(Changes.first(Pictures.of(LISTENING, FINE))).isEmpty();
    }

    @Test
    void aRefusalIsToldWithWhatToDo() {
        assertThat(between(FINE, REFUSED))
                .containsExactly(Notification.trouble(
                        Kind.SERVER,
                        "The room server refuses your captions",
                        "the passphrase is wrong; set room.passphrase"));
        assertThat(between(REFUSED, REFUSED)).isEmpty();
        assertThat(between(REFUSED, new Sync.Refused("no such room"))).hasSize(1);
    }

    @Test
    void aServerThatIsAwayForAMomentIsNoNews() {
        assertThat(between(FINE, OFFLINE)).extracting(Notification::patience).containsExactly(Duration.ofSeconds(10));
        assertThat(between(OFFLINE, new Sync.Offline(4, "it hung up"))).isEmpty();
        assertThat(between(FINE, new Sync.Waiting(1))).isEmpty();
        assertThat(between(new Sync.Waiting(1), FINE)).isEmpty();
    }

    @Test
    void captionsThatArriveAgainAreTold() {
        Notification again = Notification.over(Kind.SERVER, "The room server takes your captions again", "");
        assertThat(between(OFFLINE, FINE)).containsExactly(again);
        assertThat(between(REFUSED, new Sync.Waiting(2))).containsExactly(again);
    }

    @Test
    void microphoneAndServerMayFailTogether() {
        assertThat(Changes.between(Pictures.of(LISTENING, FINE), Pictures.of(LOST, REFUSED)))
                .extracting(Notification::kind)
                .containsExactly(Kind.MICROPHONE, Kind.SERVER);
    }

    private static List<Notification> between(AgentState before, AgentState now) {
        return Changes.between(Pictures.of(before, FINE), Pictures.of(now, FINE))
                .toList();
    }

    private static List<Notification> between(Sync before, Sync now) {
        return Changes.between(Pictures.of(LISTENING, before), Pictures.of(LISTENING, now))
                .toList();
    }
}

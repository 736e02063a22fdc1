package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.agent.AgentState;
import dev.earshot.agent.Hearing;
import dev.earshot.caption.Presence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PausesTest {
    private static final AgentState OFF = new AgentState.Off(1);
    private static final AgentState OPENING = new AgentState.Opening(1);
    private static final AgentState LISTENING = new AgentState.Listening(1, Instant.EPOCH, Hearing.SOUND);
    private static final AgentState PAUSED = new AgentState.Paused(1);

    private final List<Presence.State> told = new ArrayList<>();

    @Test
    void whoNeverPausesIsNotSpokenOf() {
        go(OFF, OPENING, LISTENING, OFF, new AgentState.Ended(1));
        assertThat(told).isEmpty();
    }

    @Test
    void aPauseAndItsEndAreToldOnceEach() {
        go(LISTENING, PAUSED, OPENING, LISTENING, OFF);
        assertThat(told).containsExactly(Presence.State.PAUSED, Presence.State.LIVE);
    }

    @Test
    void whoStopsInAPauseIsGone() {
        go(LISTENING, PAUSED, OFF);
        assertThat(told).containsExactly(Presence.State.PAUSED, Presence.State.GONE);
    }

    private void go(AgentState... states) {
        Pauses pauses = new Pauses(told::add);
        Stream.of(states).forEach(pauses);
    }
}

package dev.earshot.app;

import dev.earshot.agent.AgentState;
import dev.earshot.caption.Presence;
import java.util.function.Consumer;

/** Has the room told when the speaker pauses, and when that is over; on the agent's thread. */
final class Pauses implements Consumer<AgentState> {
    private final Consumer<Presence.State> room;
    private boolean paused;

    Pauses(Consumer<Presence.State> room) {
        this.room = room;
    }

    @Override
    public void accept(AgentState state) {
        if (state instanceof AgentState.Paused) {
            paused = true;
            room.accept(Presence.State.PAUSED);
        } else if (paused) {
            paused = false;
            room.accept(state.isActive() ? Presence.State.LIVE : Presence.State.GONE);
        }
    }
}

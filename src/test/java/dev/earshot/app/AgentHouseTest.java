package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.agent.AgentState;
import dev.earshot.agent.Command;
import dev.earshot.control.Word;
import dev.earshot.delivery.Sync;
import dev.earshot.status.Board;
import dev.earshot.status.Pictures;
import dev.earshot.status.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AgentHouseTest {
    private final List<Command> told = new ArrayList<>();
    private final List<Status> shown = new ArrayList<>();
    private final Status off = Pictures.of(new AgentState.Off(0), new Sync.Fine());
    private Status now = off;
    private final AgentHouse house = new AgentHouse(told::add, new Board(() -> now), shown::add);

    @Test
    void everyWordButShowIsACommandOfTheSameName() {
        now = Pictures.of(Pictures.LISTENING, new Sync.Fine());
        Stream.of(Word.values()).filter(word -> word != Word.RESUME).forEach(house::obey);
        now = Pictures.of(new AgentState.Paused(1), new Sync.Fine());
        house.obey(Word.RESUME);
        assertThat(told)
                .containsExactlyInAnyOrder(
                        Command.START, Command.STOP, Command.TOGGLE, Command.PAUSE, Command.RESUME, Command.QUIT);
    }

    @Test
    void whatCanNotBePausedOrResumedIsSaid() {
        assertThat(house.obey(Word.PAUSE)).contains("nothing to pause");
        assertThat(house.obey(Word.RESUME)).contains("nothing to resume");
        assertThat(told).isEmpty();
    }

    @Test
    void whoeverStartsASecondAgentIsShownTheFirst() {
        assertThat(house.obey(Word.SHOW)).isEqualTo("Earshot runs already: Not listening");
        assertThat(shown).containsExactly(off);
    }

    @Test
    void theStatusIsTheBoards() {
        assertThat(house.status()).contains("\"state\":\"off\"").contains("\"room\":\"panel\"");
    }
}

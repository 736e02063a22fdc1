package dev.earshot.tray;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.agent.AgentState;
import dev.earshot.agent.Command;
import dev.earshot.agent.Hearing;
import dev.earshot.delivery.Sync;
import dev.earshot.status.Pictures;
import org.junit.jupiter.api.Test;

class NumberedMenuTest {
    private final NumberedMenu menu = new NumberedMenu();

    @Test
    void aClickOnWhatIsNoLongerShownDoesWhatWasShown() {
        become(Pictures.LISTENING);
        int stop = id("Stop listening (Ctrl+Alt+L)");
        become(new AgentState.Off(1));
        assertThat(menu.row(stop)).isEmpty();
        assertThat(menu.action(stop)).contains(new TrayAction.Tell(Command.STOP));
        become(new AgentState.Opening(2));
        assertThat(id("Stop listening (Ctrl+Alt+L)")).isEqualTo(stop);
    }

    @Test
    void otherEntriesAreAnotherMenuAndOtherWordsAreNot() {
        assertThat(become(Pictures.LISTENING)).isInstanceOf(NumberedMenu.Rebuilt.class);
        assertThat(become(new AgentState.Listening(1, Pictures.NOON, Hearing.SPEECH)))
                .isInstanceOfSatisfying(
                        NumberedMenu.Reworded.class,
                        change -> assertThat(change.rows())
                                .extracting(row -> row.properties().get("label"))
                                .containsExactly("Listening: speech"));
        assertThat(become(new AgentState.Off(1))).isInstanceOf(NumberedMenu.Rebuilt.class);
    }

    @Test
    void labelsAndUnknownNumbersDoNothing() {
        become(Pictures.LISTENING);
        assertThat(menu.action(id("Listening"))).isEmpty();
        assertThat(menu.action(0)).isEmpty();
        assertThat(menu.action(99)).isEmpty();
    }

    private NumberedMenu.Change become(AgentState state) {
        return menu.become(TrayMenu.of(Pictures.of(state, new Sync.Fine()), false));
    }

    private int id(String label) {
        return menu.rows().stream()
                .filter(row -> label.equals(row.properties().get("label")))
                .findFirst()
                .orElseThrow()
                .id();
    }
}

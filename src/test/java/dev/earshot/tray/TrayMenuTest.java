package dev.earshot.tray;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.agent.AgentState;
import dev.earshot.agent.Command;
import dev.earshot.tray.TrayMenu.Item;
import dev.earshot.tray.TrayMenu.Label;
import dev.earshot.tray.TrayMenu.Separator;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrayMenuTest {
    private static final Item START = new Item("Start listening", new TrayAction.Tell(Command.START));
    private static final Item STOP = new Item("Stop listening", new TrayAction.Tell(Command.STOP));
    private static final Item DISPLAY = new Item("Open the display page", new TrayAction.OpenDisplay());
    private static final Item QUIT = new Item("Quit", new TrayAction.Tell(Command.QUIT));

    @Test
    void offersToStartWhileOff() {
        assertThat(menu(new AgentState.Off(0)))
                .containsExactly(new Label("Not listening"), new Separator(), START, DISPLAY, new Separator(), QUIT);
    }

    @Test
    void saysWhyItDoesNotListenAndOffersToStartAgain() {
        assertThat(menu(new AgentState.Lost(1, "The microphone is gone.", 1)))
                .startsWith(new Label("Not hearing: The microphone is gone."), new Separator(), STOP);
    }

    @Test
    void offersToStopAsSoonAsTheMicrophoneIsBeingOpened() {
        assertThat(menu(new AgentState.Opening(1)))
                .startsWith(new Label("Opening the microphone"), new Separator(), STOP);
    }

    @Test
    void saysListeningOnlyWhileSoundArrives() {
        assertThat(menu(new AgentState.Listening(1, Instant.EPOCH, false)))
                .containsExactly(new Label("Listening"), new Separator(), STOP, DISPLAY, new Separator(), QUIT);
    }

    @Test
    void offersNothingAtTheEnd() {
        assertThat(menu(new AgentState.Ended(1))).containsExactly(new Label("Ending"));
    }

    @Test
    void hasNoDisplayPageToOpenWhereThereIsNone() {
        assertThat(TrayMenu.of(new AgentState.Off(0), false).entries())
                .contains(START)
                .doesNotContain(DISPLAY);
    }

    @Test
    void longProblemsAreCutAtAWord() {
        TrayMenu.Entry first =
                menu(new AgentState.Lost(1, "word ".repeat(40).strip(), 1)).getFirst();
        assertThat(first)
                .isEqualTo(new Label("Not hearing: " + "word ".repeat(9).strip() + "…"));
    }

    @Test
    void aProblemHasASignOfItsOwn() {
        assertThat(TraySign.of(new AgentState.Off(1))).isEqualTo(TraySign.OFF);
        assertThat(TraySign.of(new AgentState.Lost(1, "No microphone.", 1))).isEqualTo(TraySign.PROBLEM);
        assertThat(TraySign.of(new AgentState.Opening(1))).isEqualTo(TraySign.OPENING);
        assertThat(TraySign.of(new AgentState.Listening(1, Instant.EPOCH, false)))
                .isEqualTo(TraySign.LISTENING);
    }

    private static List<TrayMenu.Entry> menu(AgentState state) {
        return TrayMenu.of(state, true).entries();
    }
}

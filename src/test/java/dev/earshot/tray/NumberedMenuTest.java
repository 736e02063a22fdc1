package dev.earshot.tray;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.agent.AgentState;
import dev.earshot.agent.Command;
import dev.earshot.agent.Hearing;
import dev.earshot.delivery.Sync;
import dev.earshot.status.Pictures;
import dev.earshot.status.Status;
import java.util.List;
import java.util.Optional;
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
    void aSubmenuKeepsItsNumbersWhenAnotherOfItsEntriesHolds() {
        becomeWith(Optional.empty());
        int submenu = id("Profile");
        assertThat(menu.action(submenu)).isEmpty();
        assertThat(menu.below(submenu))
                .extracting(row -> row.properties().get("label"))
                .containsExactly("church", "raid__2", null, "No profile");
        assertThat(menu.action(id("raid__2"))).contains(new TrayAction.UseProfile(Optional.of("raid_2")));
        assertThat(menu.below(NumberedMenu.ROOT)).noneMatch(row -> row.id() == id("church"));

        assertThat(becomeWith(Optional.of("church")))
                .isInstanceOfSatisfying(
                        NumberedMenu.Reworded.class,
                        change -> assertThat(change.rows())
                                .extracting(row -> row.properties().get("label"))
                                .containsExactly("Profile: church", "church", "No profile"));
        assertThat(id("Profile: church")).isEqualTo(submenu);
    }

    private NumberedMenu.Change becomeWith(Optional<String> profile) {
        Status status = Pictures.of(Pictures.LISTENING, new Sync.Fine());
        return menu.become(TrayMenu.of(Pictures.withProfiles(status, profile, List.of("church", "raid_2")), false));
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

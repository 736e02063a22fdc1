package dev.earshot.tray;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.agent.AgentState;
import dev.earshot.agent.Command;
import dev.earshot.agent.Hearing;
import dev.earshot.delivery.Sync;
import dev.earshot.status.Pictures;
import dev.earshot.status.Status;
import dev.earshot.tray.TrayMenu.Check;
import dev.earshot.tray.TrayMenu.Item;
import dev.earshot.tray.TrayMenu.Label;
import dev.earshot.tray.TrayMenu.Radio;
import dev.earshot.tray.TrayMenu.Separator;
import dev.earshot.tray.TrayMenu.Submenu;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrayMenuTest {
    private static final Item STOP = item("Stop listening (Ctrl+Alt+L)", Command.STOP);

    @Test
    void hasEverythingInItsPlace() {
        assertThat(menu(Pictures.LISTENING))
                .containsExactly(
                        new Label("Listening"),
                        new Separator(),
                        STOP,
                        item("Pause", Command.PAUSE),
                        new Separator(),
                        new Label("Room panel · Ada"),
                        new Label("7 sent · 3 queued · 6 errors · 0.6 s behind"),
                        new Separator(),
                        new Item("Open display page", new TrayAction.OpenDisplay()),
                        new Item("Copy display link", new TrayAction.CopyDisplayLink()),
                        new Item("Copy link for speakers", new TrayAction.CopyRoomLink()),
                        new Item("Open transcript", new TrayAction.OpenTranscript()),
                        new Item("Edit settings", new TrayAction.EditSettings()),
                        new Check("Start at login", false, new TrayAction.StartAtLogin(true)),
                        new Separator(),
                        new Item("Check everything", new TrayAction.CheckEverything()),
                        new Item("About Earshot", new TrayAction.ShowAbout()),
                        item("Quit", Command.QUIT));
    }

    @Test
    void offersToStartWhileOffAndNotToPause() {
        assertThat(menu(new AgentState.Off(0)))
                .startsWith(
                        new Label("Not listening"),
                        new Separator(),
                        item("Start listening (Ctrl+Alt+L)", Command.START),
                        new Separator());
    }

    @Test
    void offersToResumeOrToStopWhilePaused() {
        assertThat(menu(new AgentState.Paused(1)))
                .startsWith(
                        new Label("Paused"),
                        new Separator(),
                        item("Resume listening (Ctrl+Alt+L)", Command.RESUME),
                        item("Stop listening", Command.STOP),
                        new Separator());
    }

    @Test
    void saysWhyItDoesNotListenAndOffersToStop() {
        assertThat(menu(new AgentState.Lost(1, "The microphone is gone.", 1)))
                .startsWith(new Label("Not hearing: The microphone is gone."), new Separator(), STOP);
    }

    @Test
    void offersToStopAsSoonAsTheMicrophoneIsBeingOpened() {
        assertThat(menu(new AgentState.Opening(1)))
                .startsWith(new Label("Opening the microphone"), new Separator(), STOP);
    }

    @Test
    void whatHindersTheCaptionsIsTheSecondLine() {
        assertThat(menu(new Sync.Waiting(4))).startsWith(new Label("Listening"), new Label("Captions: 4 waiting"));
        assertThat(menu(new Sync.Offline(4, "no route")))
                .startsWith(new Label("Listening"), new Label("Captions: offline, 4 waiting: no route"));
        assertThat(menu(new Sync.Refused("wrong passphrase")))
                .startsWith(new Label("Listening"), new Label("Captions: refused: wrong passphrase"));
    }

    @Test
    void offersNothingAtTheEnd() {
        assertThat(menu(new AgentState.Ended(1))).containsExactly(new Label("Ending"));
    }

    @Test
    void saysWhatIsWrongWithTheSettingsAndOpensThem() {
        Status broken = Pictures.broken(
                Pictures.of(new AgentState.Off(0), new Sync.Fine()),
                "/home/ada/.config/earshot/earshot.conf:3: room.nam: unknown setting; did you mean room.name?");
        assertThat(TrayMenu.of(broken, false).entries().get(1))
                .isEqualTo(new Item(
                        "Settings: earshot.conf:3: room.nam: unknown setting; did…", new TrayAction.EditSettings()));
    }

    @Test
    void hasNoDisplayPageNorHotkeyNorDelayWhereThereIsNone() {
        Status all = Pictures.of(new AgentState.Off(0), new Sync.Fine());
        Status bare = new Status(
                all.state(),
                all.since(),
                all.microphone(),
                Optional.empty(),
                all.model(),
                all.server(),
                all.room(),
                all.speaker(),
                Optional.empty(),
                Optional.empty(),
                all.sync(),
                all.figures(),
                2,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        assertThat(TrayMenu.of(bare, false).entries())
                .contains(
                        item("Start listening", Command.START), new Label("7 sent · 3 queued · 6 errors · 2 held back"))
                .noneMatch(entry -> entry.toString().contains("isplay"));
    }

    @Test
    void profilesAreASubmenuWithAMarkAtTheOneInUse() {
        assertThat(withProfiles(Optional.of("church")))
                .containsSubsequence(
                        new Item("Edit settings", new TrayAction.EditSettings()),
                        new Submenu(
                                "Profile: church",
                                List.of(
                                        new Radio("raid", false, new TrayAction.UseProfile(Optional.of("raid"))),
                                        new Radio("church", true, new TrayAction.UseProfile(Optional.of("church"))),
                                        new Separator(),
                                        new Radio("No profile", false, new TrayAction.UseProfile(Optional.empty())))),
                        new Check("Start at login", false, new TrayAction.StartAtLogin(true)));
        assertThat(withProfiles(Optional.empty()))
                .filteredOn(Submenu.class::isInstance)
                .singleElement()
                .isEqualTo(new Submenu(
                        "Profile",
                        List.of(
                                new Radio("raid", false, new TrayAction.UseProfile(Optional.of("raid"))),
                                new Radio("church", false, new TrayAction.UseProfile(Optional.of("church"))),
                                new Separator(),
                                new Radio("No profile", true, new TrayAction.UseProfile(Optional.empty())))));
    }

    private static List<TrayMenu.Entry> withProfiles(Optional<String> inUse) {
        Status status = Pictures.of(Pictures.LISTENING, new Sync.Fine());
        return TrayMenu.of(Pictures.withProfiles(status, inUse, List.of("raid", "church")), false)
                .entries();
    }

    @Test
    void theTickIsTheSystemsTruthAndChoosingItAsksForTheContrary() {
        assertThat(TrayMenu.of(Pictures.of(Pictures.LISTENING, new Sync.Fine()), true)
                        .entries())
                .contains(new Check("Start at login", true, new TrayAction.StartAtLogin(false)));
    }

    @Test
    void longProblemsAreCutAtAWord() {
        assertThat(menu(new AgentState.Lost(1, "word ".repeat(40).strip(), 1)))
                .startsWith(new Label("Not hearing: " + "word ".repeat(9).strip() + "…"));
    }

    @Test
    void theSignTellsWhatGoesOnAndHowTheRoomKeepsUp() {
        assertThat(TraySign.of(Pictures.of(
                        new AgentState.Listening(1, Pictures.NOON, Hearing.SPEECH), new Sync.Refused("no"))))
                .isEqualTo(new TraySign(TraySign.Activity.SPEECH, TraySign.Badge.REFUSED));
        assertThat(TraySign.of(Pictures.of(new AgentState.Lost(1, "gone", 1), new Sync.Offline(0, "no"))))
                .isEqualTo(new TraySign(TraySign.Activity.LOST, TraySign.Badge.OFFLINE));
        assertThat(TraySign.of(Pictures.of(new AgentState.Paused(1), new Sync.Waiting(1))))
                .isEqualTo(new TraySign(TraySign.Activity.PAUSED, TraySign.Badge.WAITING));
        assertThat(TraySign.of(Pictures.of(Pictures.LISTENING, new Sync.Fine())))
                .isEqualTo(new TraySign(TraySign.Activity.LISTENING, TraySign.Badge.FINE));
    }

    private static List<TrayMenu.Entry> menu(AgentState state) {
        return TrayMenu.of(Pictures.of(state, new Sync.Fine()), false).entries();
    }

    private static List<TrayMenu.Entry> menu(Sync sync) {
        return TrayMenu.of(Pictures.of(Pictures.LISTENING, sync), false).entries();
    }

    private static Item item(String text, Command command) {
        return new Item(text, new TrayAction.Tell(command));
    }
}

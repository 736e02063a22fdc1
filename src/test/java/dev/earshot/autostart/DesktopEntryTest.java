package dev.earshot.autostart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DesktopEntryTest {
    private final DesktopEntry entry = DesktopEntry.of("""
            # mine
            [Desktop Entry]
            Name = Earshot
            # X=1
            Hidden=true
            Exec=/a b=c
            Hidden=false

            [Desktop Action x]
            Hidden=never
            """);

    @Test
    void keysOfItsGroupAreReadTheLastOfTwins() {
        assertThat(entry.values())
                .containsExactlyInAnyOrderEntriesOf(Map.of("Name", "Earshot", "Hidden", "false", "Exec", "/a b=c"));
        assertThat(entry.is("Hidden", false)).isTrue();
        assertThat(entry.is("Terminal", false)).isFalse();
    }

    @Test
    void aChangeLeavesAllElseAsItIs() {
        assertThat(entry.with("Hidden", "x").with("New", "1").without("Name").text())
                .isEqualTo("""
                        # mine
                        [Desktop Entry]
                        # X=1
                        Hidden=x
                        Exec=/a b=c
                        New=1

                        [Desktop Action x]
                        Hidden=never
                        """);
    }

    @Test
    void whatIsNoDesktopEntryHasNoKeys() {
        assertThat(DesktopEntry.of("Exec=/a\n[Other]\nExec=/b\n").values()).isEmpty();
        assertThat(DesktopEntry.of("").values()).isEmpty();
    }
}

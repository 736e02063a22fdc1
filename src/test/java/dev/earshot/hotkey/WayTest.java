package dev.earshot.hotkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WayTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Linux      | DISPLAY=:0                              | true  | X11
                    Linux      | DISPLAY=:0                              | false | X11
                    Linux      | DISPLAY=:0 XDG_SESSION_TYPE=x11         | true  | X11
                    FreeBSD    | DISPLAY=:0                              | false | X11
                    Linux      | DISPLAY=:0 WAYLAND_DISPLAY=wayland-0    | true  | PORTAL
                    Linux      | DISPLAY=:0 XDG_SESSION_TYPE=Wayland     | true  | PORTAL
                    Linux      | DISPLAY=:0 WAYLAND_DISPLAY=             | true  | X11
                    Linux      | DISPLAY=:0 WAYLAND_DISPLAY=wayland-0    | false |
                    Linux      | DISPLAY=                                | true  |
                    Linux      | XDG_SESSION_TYPE=tty                    | true  |
                    Windows 11 | DISPLAY=:0                              | false | SYSTEM
                    Mac OS X   | DISPLAY=:0                              | false | SYSTEM
                    """)
    void followsFromSystemAndSession(String os, String environment, boolean bus, @Nullable Way way) {
        assertThat(Way.of(os, variables(environment), bus)).isEqualTo(Optional.ofNullable(way));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ubuntu:GNOME | Custom Shortcuts
                    KDE          | System Settings > Keyboard > Shortcuts
                    XFCE         | Settings > Keyboard > Application Shortcuts
                    sway         | bindsym Ctrl+Mod1+l exec earshot toggle
                    Hyprland     | bind = CTRL ALT, L, exec, earshot toggle
                    niri         | spawn "earshot" "toggle"
                    Unheard-of   | your desktop's keyboard settings
                    """)
    void withoutAWayTheDesktopsOwnIsTold(String desktop, String advice) {
        try (Hotkey hotkey =
                Hotkey.start("Linux", Map.of("XDG_CURRENT_DESKTOP", desktop), Optional.empty(), new Heard())) {
            assertThat(hotkey.change("ctrl+alt+l"))
                    .isInstanceOf(Binding.None.class)
                    .isEqualTo(hotkey.binding())
                    .extracting(Binding::sentence)
                    .asString()
                    .startsWith("This desktop gives programs no global hotkey. ")
                    .contains("earshot")
                    .contains("toggle")
                    .contains(advice);
        }
    }

    @Test
    void aDeadDisplayIsOneSentence() {
        try (Hotkey hotkey = Hotkey.start("Linux", Map.of("DISPLAY", ":987"), Optional.empty(), new Heard())) {
            assertThat(hotkey.change("ctrl+alt+l").sentence())
                    .isEqualTo("There is no X server at DISPLAY=:987."
                            + " Bind a key to “earshot toggle” in your desktop's keyboard settings.");
            assertThat(hotkey.change("").sentence()).isEqualTo("No hotkey is set.");
        }
    }

    private static Map<String, String> variables(String text) {
        return Arrays.stream(text.split(" ", -1))
                .map(variable -> variable.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}

package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClipboardTest {
    private static final String X11 = "DISPLAY";
    private static final String WAYLAND = "WAYLAND_DISPLAY";

    @Test
    void waylandComesFirstAndX11IsNextWhereBothAre() {
        assertThat(names("Linux", Map.of(WAYLAND, "wayland-0", X11, ":0"))).containsExactly("wl-copy", "xclip", "xsel");
        assertThat(names("Linux", Map.of(WAYLAND, "wayland-0"))).containsExactly("wl-copy");
        assertThat(names("Linux", Map.of(WAYLAND, "", X11, ":0"))).containsExactly("xclip", "xsel");
        assertThat(names("Linux", Map.of())).isEmpty();
    }

    @Test
    void otherSystemsBringTheirOwn() {
        assertThat(names("Windows 11", Map.of())).containsExactly("clip.exe");
        assertThat(new Clipboard("Mac OS X", Map.of()).programs("").getFirst().command())
                .endsWith("pbcopy");
    }

    @Test
    void theTextIsNoArgument() {
        assertThat(new Clipboard("Linux", Map.of(X11, ":0")).programs("-secret"))
                .allSatisfy(program -> {
                    assertThat(program.input()).isEqualTo("-secret");
                    assertThat(program.command()).doesNotContain("-secret");
                });
    }

    @Test
    void whatIsMissingIsNamedAsItIsInstalled() {
        assertThat(new Clipboard("Linux", Map.of(WAYLAND, "wayland-0")).trouble())
                .contains("wl-clipboard");
        assertThat(new Clipboard("Linux", Map.of(X11, ":0")).trouble()).contains("xclip");
        assertThat(new Clipboard("Windows 11", Map.of()).trouble()).isEqualTo("The clipboard can't be reached");
    }

    private static List<String> names(String os, Map<String, String> environment) {
        return new Clipboard(os, environment)
                .programs("").stream().map(Program::name).toList();
    }
}

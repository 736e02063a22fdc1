package dev.earshot.hotkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.LeftOut;
import dev.earshot.desktop.Desktop;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class X11HotkeyTest {
    /** L's code on the keyboard that Xvfb has. */
    private static final int L = 46;

    private Desktop desktop;
    private Process server;
    private final Heard heard = new Heard();
    private Hotkey hotkey;

    @BeforeEach
    void startScreen(@TempDir Path folder) throws IOException, InterruptedException {
        LeftOut.unless(LeftOut.isInstalled("Xvfb"), "The hotkey's test is left out: it needs Xvfb");
        LeftOut.unless(LeftOut.isInstalled("xdotool"), "The hotkey's test is left out: it needs xdotool");
        desktop = Desktop.start(folder);
        server = desktop.screen();
        hotkey = hotkey(heard);
    }

    @AfterEach
    void close() {
        if (hotkey != null) {
            hotkey.close();
        }
        if (desktop != null) {
            desktop.close();
        }
    }

    private Hotkey hotkey(Listener listener) {
        return Hotkey.start("Linux", desktop.environment(), Optional.empty(), listener);
    }

    @Test
    void fiftyPressesAreFiftyAndNothingIsTyped() throws Throwable {
        try (var window = new FocusedWindow(desktop.environment().getOrDefault("DISPLAY", ""))) {
            bind("ctrl+alt+l");
            desktop.run("xdotool", "key", "--delay", "5", "--repeat", "50", "ctrl+alt+l");
            for (int i = 0; i < 50; i++) {
                isPressedOnce();
            }
            assertThat(heard.isAll()).isTrue();
            assertThat(window.typed()).isNotEmpty().doesNotContain(L);

            assertThat(hotkey.change("")).isInstanceOf(Binding.Unwished.class).isEqualTo(hotkey.binding());
            desktop.run("xdotool", "key", "ctrl+alt+l");
            assertThat(window.typed()).contains(L);
            assertThat(heard.isAll()).isTrue();
        }
    }

    /** With what it takes xdotool to read a line and to press. */
    @Test
    void isHeardWithin20Milliseconds() throws IOException, InterruptedException {
        bind("ctrl+alt+l");
        Process keys = desktop.start("keys", List.of("xdotool", "-"));
        type(keys, "keydown ctrl keydown alt");
        List<Duration> delays = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            long begin = System.nanoTime();
            type(keys, "keydown --delay 0 l");
            assertThat(heard.next()).isEqualTo("pressed");
            delays.add(Duration.ofNanos(System.nanoTime() - begin));
            type(keys, "keyup --delay 0 l");
            assertThat(heard.next()).isEqualTo("released");
        }
        delays.sort(null);
        assertThat(delays.get(delays.size() / 2))
                .as("the middle one of " + delays)
                .isLessThan(Duration.ofMillis(20));
    }

    private static void type(Process keys, String line) throws IOException {
        keys.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        keys.getOutputStream().flush();
    }

    @Test
    void othersKeysCostItNothing() throws IOException, InterruptedException {
        bind("ctrl+alt+l");
        press("ctrl+alt+l");
        isPressedOnce();
        Duration before = processorTime();
        desktop.run("xdotool", "key", "--delay", "5", "--repeat", "100", "a");
        assertThat(processorTime().minus(before)).isLessThan(Duration.ofMillis(2));
        press("ctrl+alt+l");
        isPressedOnce();
        assertThat(processorTime()).isGreaterThan(before);
    }

    /** Of the thread that waits for the key. */
    private static Duration processorTime() {
        long thread = Thread.getAllStackTraces().keySet().stream()
                .filter(it -> it.getName().equals("hotkey"))
                .findFirst()
                .orElseThrow()
                .threadId();
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getThreadCpuTime(thread));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Caps_Lock", "Num_Lock", "Scroll_Lock", "Caps_Lock Num_Lock"})
    void locksAreNoMatter(String locks) throws IOException, InterruptedException {
        bind("ctrl+alt+l");
        for (String lock : locks.split(" ", -1)) {
            desktop.run("xdotool", "key", lock);
        }
        press("ctrl+alt+l");
        isPressedOnce();
    }

    @ParameterizedTest
    @ValueSource(strings = {"F9", "Pause", "super+space", "ctrl+shift+F12", "ctrl+alt+shift+super+Home", "alt+Print"})
    void anySensibleCombinationWorks(String keys) throws IOException, InterruptedException {
        bind(keys);
        press(keys);
        isPressedOnce();
    }

    @Test
    void moreOrFewerModifiersAreAnotherKey() throws IOException, InterruptedException {
        bind("ctrl+alt+l");
        press("ctrl+l");
        press("ctrl+alt+shift+l");
        press("alt+l");
        assertThat(heard.isAll()).isTrue();
        press("ctrl+alt+l");
        isPressedOnce();
    }

    @Test
    void heldIsPressedOnceUntilItIsLetGo() throws Throwable {
        try (var window = new FocusedWindow(desktop.environment().getOrDefault("DISPLAY", ""))) {
            bind("ctrl+alt+l");
            desktop.run("xdotool", "keydown", "ctrl", "keydown", "alt", "keydown", "l");
            assertThat(heard.next()).isEqualTo("pressed");
            desktop.run("xdotool", "sleep", "1", "keyup", "ctrl", "keyup", "alt", "sleep", "0.2");
            assertThat(heard.isAll()).isTrue();
            desktop.run("xdotool", "keyup", "l");
            assertThat(heard.next()).isEqualTo("released");
            assertThat(heard.isAll()).isTrue();

            // That the server does repeat held keys.
            desktop.run("xdotool", "keydown", "l", "sleep", "1", "keyup", "l");
            assertThat(window.typed()).filteredOn(key -> key == L).hasSizeGreaterThan(2);
        }
    }

    @Test
    void anotherProgramsKeyIsSaidWithItsName() throws IOException, InterruptedException {
        bind("ctrl+alt+l");
        var others = new Heard();
        try (Hotkey second = hotkey(others)) {
            String taken = "The hotkey Ctrl+Alt+L is taken by another program; choose another, or free it there.";
            assertThat(second.change("ctrl+alt+l"))
                    .isInstanceOf(Binding.Taken.class)
                    .isEqualTo(second.binding())
                    .extracting(Binding::sentence)
                    .isEqualTo(taken);

            assertThat(second.change("ctrl+alt+k")).isInstanceOf(Binding.Bound.class);
            assertThat(second.change("ctrl+alt+l").sentence()).isEqualTo(taken + " Until then it is still Ctrl+Alt+K.");
            assertThat(second.change("l").sentence()).endsWith(" Until then it is still Ctrl+Alt+K.");
            assertThat(second.binding().sentence()).isEqualTo("The hotkey is Ctrl+Alt+K.");
            press("ctrl+alt+k");
            assertThat(others.next()).isEqualTo("pressed");
            assertThat(others.next()).isEqualTo("released");

            hotkey.close();
            assertThat(second.change("ctrl+alt+l")).isInstanceOf(Binding.Bound.class);
            press("ctrl+alt+l");
            assertThat(others.next()).isEqualTo("pressed");
        }
        assertThat(heard.isAll()).isTrue();
    }

    @Test
    void canBeChangedWhileRunning() throws IOException, InterruptedException {
        bind("ctrl+alt+l");
        bind("ctrl+alt+k");
        press("ctrl+alt+l");
        assertThat(heard.isAll()).isTrue();
        press("ctrl+alt+k");
        isPressedOnce();
        bind("ctrl+k");
        press("ctrl+k");
        isPressedOnce();
    }

    @Test
    void isLetGoEvenIfChangedWhileHeld() throws IOException, InterruptedException {
        bind("ctrl+alt+l");
        desktop.run("xdotool", "keydown", "ctrl", "keydown", "alt", "keydown", "l");
        assertThat(heard.next()).isEqualTo("pressed");
        hotkey.change("");
        desktop.run("xdotool", "keyup", "l", "keyup", "alt", "keyup", "ctrl");
        assertThat(heard.next()).isEqualTo("released");
    }

    @Test
    void followsTheKeyIntoAnotherLayout() throws IOException, InterruptedException {
        bind("ctrl+alt+l");
        desktop.run("setxkbmap", "us", "dvorak");
        // The hotkey says nothing once it has followed.
        for (int tries = 0; tries < 50 && heard.isAll(); tries++) {
            press("ctrl+alt+l");
            Thread.sleep(100);
        }
        isPressedOnce();
        press("ctrl+alt+" + L);
        press("ctrl+alt+l");
        isPressedOnce();
        assertThat(heard.isAll()).isTrue();
    }

    @Test
    void aLayoutWithoutTheKeyIsToldAndSoIsItsReturn() throws IOException, InterruptedException {
        bind("ctrl+alt+l");
        desktop.run("setxkbmap", "ru");
        assertThat(heard.next()).isEqualTo("This keyboard has no key L for the hotkey Ctrl+Alt+L; choose another.");
        assertThat(hotkey.binding()).isInstanceOf(Binding.None.class);
        desktop.run("setxkbmap", "ru,us", "-option", "grp:caps_toggle");
        assertThat(heard.next()).isEqualTo("The hotkey is Ctrl+Alt+L.");
        press("ctrl+alt+" + L);
        isPressedOnce();
        desktop.run("xdotool", "key", "Caps_Lock");
        press("ctrl+alt+" + L);
        isPressedOnce();
    }

    @Test
    void aKeyThatTheKeyboardLacksIsRefused() {
        assertThat(hotkey.change("ctrl+f24"))
                .isEqualTo(
                        new Binding.Refused("This keyboard has no key F24 for the hotkey Ctrl+F24; choose another."));
    }

    @Test
    void endsWithTheScreenAndSaysSo() throws IOException, InterruptedException {
        bind("ctrl+alt+l");
        desktop.run("xdotool", "keydown", "ctrl", "keydown", "alt", "keydown", "l");
        assertThat(heard.next()).isEqualTo("pressed");
        server.destroyForcibly().waitFor();
        assertThat(heard.next()).isEqualTo("released");
        assertThat(heard.next()).isEqualTo("The X server is gone, and the hotkey with it.");
        assertThat(hotkey.binding()).isInstanceOf(Binding.None.class);
        assertThat(hotkey.change("ctrl+alt+k").sentence()).isEqualTo("The X server is gone, and the hotkey with it.");
    }

    @Test
    void aListenersMistakeIsNotItsEnd() throws IOException, InterruptedException {
        try (Hotkey clumsy = hotkey(new Listener() {
            @Override
            public void pressed() {
                throw new IllegalStateException("a mistake");
            }

            @Override
            public void released() {
                heard.released();
            }

            @Override
            public void changed(Binding binding) {}
        })) {
            clumsy.change("ctrl+alt+l");
            press("ctrl+alt+l");
            assertThat(heard.next()).isEqualTo("released");
        }
    }

    private void bind(String wish) {
        assertThat(hotkey.change(wish))
                .isInstanceOf(Binding.Bound.class)
                .isEqualTo(hotkey.binding())
                .extracting(Binding::sentence)
                .isEqualTo("The hotkey is " + Combination.parse(wish).orElseThrow() + ".");
    }

    private void press(String keys) throws IOException, InterruptedException {
        desktop.run("xdotool", "key", keys);
    }

    private void isPressedOnce() throws InterruptedException {
        assertThat(heard.next()).isEqualTo("pressed");
        assertThat(heard.next()).isEqualTo("released");
    }
}

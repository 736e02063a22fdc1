package dev.earshot.hotkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CombinationTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ctrl+alt+l             | Ctrl+Alt+L         | CTRL+ALT+l
                    ' Alt +  CONTROL + L ' | Ctrl+Alt+L         | CTRL+ALT+l
                    l+ctrl                 | Ctrl+L             | CTRL+l
                    cmd+shift+space        | Shift+Super+Space  | SHIFT+LOGO+space
                    win+1                  | Super+1            | LOGO+1
                    meta+alt+pgup          | Alt+Super+Page Up  | ALT+LOGO+Page_Up
                    ctrl+PageUp            | Ctrl+Page Up       | CTRL+Page_Up
                    ctrl+page up           | Ctrl+Page Up       | CTRL+Page_Up
                    super+home             | Super+Home         | LOGO+Home
                    ctrl+.                 | Ctrl+Period        | CTRL+period
                    f9                     | F9                 | F9
                    F24                    | F24                | F24
                    shift+insert           | Shift+Insert       | SHIFT+Insert
                    pause                  | Pause              | Pause
                    printscreen            | Print              | Print
                    media play             | Media Play         | XF86AudioPlay
                    """)
    void isReadHoweverItIsWritten(String text, String shown, String trigger) {
        Combination combination = Combination.parse(text).orElseThrow();
        assertThat(combination).hasToString(shown);
        assertThat(combination.trigger()).isEqualTo(trigger);
        assertThat(Combination.parse(shown)).contains(combination).get().hasSameHashCodeAs(combination);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\t"})
    void nothingWrittenIsNoHotkey(String text) {
        assertThat(Combination.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    l              | “l” would be taken from all that you type; did you mean Ctrl+Alt+L?
                    shift+L        | “shift+L” would be taken from all that you type; did you mean Ctrl+Alt+L?
                    space          | “space” would be taken from all that you type; did you mean Ctrl+Alt+Space?
                    ctrl+alt       | “ctrl+alt” has no key but those to hold.
                    ctrl++l        | “ctrl++l” has a “+” too many.
                    ctrl+a+b       | “ctrl+a+b” has two keys, A and B.
                    crtl+alt+l     | “crtl+alt+l” has no key “crtl”; did you mean “ctrl”?
                    ctrl+spcae     | “ctrl+spcae” has no key “spcae”; did you mean “space”?
                    ctrl+é         | “ctrl+é” has no key “é”.
                    ctrl+alt+f25   | “ctrl+alt+f25” has no key “f25”; did you mean “f2”?
                    elephant       | “elephant” has no key “elephant”.
                    """)
    void whatCantBeIsSaidWithWhatCan(String text, String trouble) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Combination.parse(text))
                .withMessage(
                        "The hotkey " + trouble + " A hotkey is one key with Ctrl, Alt or Super, such as ctrl+alt+l,"
                                + " or one that types nothing, such as f9, pause or shift+insert.");
    }

    @Test
    void orderOfModifiersIsNoDifference() {
        assertThat(Combination.parse("ctrl+alt+l"))
                .isEqualTo(Combination.parse("alt+ctrl+L"))
                .isNotEqualTo(Combination.parse("ctrl+l"))
                .isNotEqualTo(Combination.parse("ctrl+alt+k"));
    }

    @Test
    void theHookOfOtherSystemsKnowsEveryKeyButOne() {
        assertThat(Key.all())
                .filteredOn(key -> HookHotkey.code(key) == 0)
                .extracting(Key::name)
                .containsExactly("Mic Mute");
        assertThat(HookHotkey.mask(Combination.parse("ctrl+alt+l").orElseThrow()))
                .isEqualTo(34 | 136);
    }
}

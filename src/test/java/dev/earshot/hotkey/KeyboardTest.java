package dev.earshot.hotkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.hotkey.Keyboard.Grab;
import org.junit.jupiter.api.Test;

class KeyboardTest {
    private static final int CTRL = 4;
    private static final int LOCK = 2;

    /** From code 10: 1 is typed with Shift, as in France; L; Super; Num Lock. */
    private static final int[] KEYSYMS = {'&', '1', 'l', 'L', 0xffeb, 0, 0xff7f, 0};

    @Test
    void aKeyIsFoundByAnyOfItsMeanings() {
        var keyboard = new Keyboard(10, 2, KEYSYMS, new byte[8]);
        assertThat(keyboard.grabs(combination("ctrl+1")))
                .containsExactlyInAnyOrder(new Grab(10, CTRL), new Grab(10, CTRL | LOCK));
        assertThat(keyboard.grabs(combination("ctrl+l")))
                .containsExactlyInAnyOrder(new Grab(11, CTRL), new Grab(11, CTRL | LOCK));
        assertThat(keyboard.grabs(combination("ctrl+k"))).isEmpty();
    }

    @Test
    void modifiersAreWhereTheKeyboardHasThem() {
        var superIsMod3AndNumLockMod5 = new byte[] {0, 0, 0, 0, 0, 12, 0, 13};
        assertThat(new Keyboard(10, 2, KEYSYMS, superIsMod3AndNumLockMod5).grabs(combination("super+l")))
                .extracting(Grab::modifiers)
                .containsExactlyInAnyOrder(32, 32 | LOCK, 32 | 128, 32 | LOCK | 128);
    }

    @Test
    void modifiersThatTheKeyboardDoesNotTellAreWhereTheyUsuallyAre() {
        assertThat(new Keyboard(10, 2, KEYSYMS, new byte[8]).grabs(combination("alt+super+l")))
                .extracting(Grab::modifiers)
                .containsExactlyInAnyOrder(8 | 64, 8 | 64 | LOCK);
    }

    private static Combination combination(String text) {
        return Combination.parse(text).orElseThrow();
    }
}

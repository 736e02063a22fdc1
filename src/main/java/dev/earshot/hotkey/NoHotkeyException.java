package dev.earshot.hotkey;

/** A way to a hotkey that is closed here; the message is a sentence for the user. */
final class NoHotkeyException extends Exception {
    private static final long serialVersionUID = 1;

    NoHotkeyException(String sentence) {
        super(sentence);
    }
}

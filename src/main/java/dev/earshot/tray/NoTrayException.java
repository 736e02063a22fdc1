package dev.earshot.tray;

/** There is no tray to show an icon in; the message is one sentence for the user. */
final class NoTrayException extends Exception {
    private static final long serialVersionUID = 1;

    /** {@code why} completes "No tray icon: …". */
    NoTrayException(String why) {
        super("No tray icon: " + why + ". All else works without it.");
    }

    NoTrayException(String why, Throwable cause) {
        this(why);
        initCause(cause);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}

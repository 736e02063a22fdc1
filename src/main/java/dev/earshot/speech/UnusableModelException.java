package dev.earshot.speech;

import java.io.IOException;

/** There is no model to recognise speech with; the message says what was found where, and what to do, in one line. */
public final class UnusableModelException extends IOException {
    private static final long serialVersionUID = 1L;

    UnusableModelException(String message) {
        super(message);
    }
}

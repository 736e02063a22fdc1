package dev.earshot.audio;

import java.io.IOException;

/** A recording that can't be read. The message is one line: what was found, and what Earshot takes. */
public final class UnreadableAudioException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableAudioException(String message) {
        super(message);
    }
}

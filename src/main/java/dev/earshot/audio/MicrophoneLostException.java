package dev.earshot.audio;

import java.io.IOException;

/** A microphone that was open gives no more sound. The message is one sentence: what happened and what to do. */
public final class MicrophoneLostException extends IOException {
    private static final long serialVersionUID = 1L;

    MicrophoneLostException(String message) {
        super(message);
    }
}

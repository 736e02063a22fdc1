package dev.earshot.audio;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** No microphone could be opened. The message is one sentence: what is wrong and what to do. */
public final class NoMicrophoneException extends IOException {
    private static final long serialVersionUID = 1L;

    NoMicrophoneException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

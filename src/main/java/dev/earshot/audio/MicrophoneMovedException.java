package dev.earshot.audio;

import java.io.IOException;

/**
 * A microphone that was open is still there, but another one is wanted now or would be heard in its place. The message is
 * one sentence.
 */
public final class MicrophoneMovedException extends IOException {
    private static final long serialVersionUID = 1L;

    MicrophoneMovedException(String message) {
        super(message);
    }
}

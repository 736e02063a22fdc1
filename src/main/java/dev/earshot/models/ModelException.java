package dev.earshot.models;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A model can't be had, read or removed; the message says what was found where, and what to do, in one line. */
public final class ModelException extends IOException {
    private static final long serialVersionUID = 1L;

    ModelException(String message) {
        super(message);
    }

    ModelException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

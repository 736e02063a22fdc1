package dev.earshot.config;

import java.util.List;

/**
 * The settings cannot be used. The message is the whole report: one problem a line, each with the place where it was
 * written and what to do, fit to be shown as it is.
 */
public final class SettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    SettingsException(List<String> problems) {
        super(String.join("\n", problems));
    }
}

package dev.earshot.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The settings cannot be used. The message is the whole report: one problem a line, each with the place where it was
 * written and what to do, fit to be shown as it is.
 */
public final class SettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Map<Path, FileContent> read;

    SettingsException(List<String> problems) {
        this(String.join("\n", problems), Map.of());
    }

    private SettingsException(String report, Map<Path, FileContent> read) {
        super(report);
        this.read = Map.copyOf(read);
    }

    /** The same, of these files. */
    SettingsException of(Map<Path, FileContent> files) {
        SettingsException same = new SettingsException(String.valueOf(getMessage()), files);
        same.initCause(this);
        return same;
    }

    /** As in {@link LoadedSettings}: where a change may mend them. Empty where no file could be named. */
    public Map<Path, FileContent> read() {
        return read;
    }
}

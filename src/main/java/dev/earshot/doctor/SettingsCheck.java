package dev.earshot.doctor;

import dev.earshot.config.LoadedSettings;
import java.nio.file.Files;
import java.util.Optional;

/** Whether the settings can be used. */
record SettingsCheck(Optional<LoadedSettings> loaded, String trouble) implements Check {
    @Override
    public String what() {
        return "settings";
    }

    @Override
    public Finding look() {
        if (loaded.isEmpty()) {
            return Finding.failure(
                    what(), trouble.replace("\n", "; "), "Mend these lines; what follows was checked without them");
        }
        LoadedSettings settings = loaded.get();
        if (!settings.warnings().isEmpty()) {
            return Finding.warning(what(), String.join("; ", settings.warnings()), "");
        }
        return Finding.fine(
                what(),
                Files.exists(settings.file())
                        ? "All of " + settings.file() + " can be used"
                        : "All are at their defaults; " + settings.file() + " is where yours would be");
    }
}

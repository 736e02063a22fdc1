package dev.earshot.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The commented sample, {@code config/earshot.conf} of the source tree, for somebody who has no settings file yet. */
public final class SampleSettings {
    private SampleSettings() {}

    /**
     * Makes the file, for its user alone, unless there is one.
     *
     * @return whether it was made
     * @throws IOException if it can't be made
     */
    public static boolean makeIfMissing(Path file) throws IOException {
        PrivateFiles.createFolder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        try (InputStream sample = SampleSettings.class.getResourceAsStream("earshot.conf")) {
            Path whole = Files.createTempFile(file.toAbsolutePath().getParent(), "earshot", ".tmp");
            try {
                Files.write(whole, Objects.requireNonNull(sample).readAllBytes());
                PrivateFiles.place(whole, file);
                return true;
            } finally {
                Files.deleteIfExists(whole);
            }
        } catch (FileAlreadyExistsException e) {
            // Somebody's settings: never touched.
            return false;
        }
    }
}

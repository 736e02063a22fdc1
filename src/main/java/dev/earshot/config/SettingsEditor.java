package dev.earshot.config;

import dev.earshot.config.Written.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes a setting into the user's file and leaves all else in it as it is, comments and layout too. The file is replaced
 * in one step, and only by one that can be loaded.
 */
public final class SettingsEditor {
    private final AppFolders folders;
    private final Map<String, String> environment;
    private final Hocon hocon;

    /** @param environment as for {@link SettingsLoader} */
    public SettingsEditor(AppFolders folders, Map<String, String> environment) {
        this.folders = folders;
        this.environment = Map.copyOf(environment);
        this.hocon = new Hocon(environment);
    }

    /**
     * Sets one setting. Where there is no file, and nobody has named one, it is made of the sample first.
     *
     * @param option the settings file named on the command line; else it is found as {@link SettingsLoader} does
     * @param key a setting's full name, such as {@code speech.model}
     * @param value as its user would spell it, without quotes
     * @return the file
     * @throws SettingsException if the settings have problems, or would have any then; the file is as it was
     * @throws IOException with a sentence if the file can't be written; it is as it was
     */
    public Path set(Optional<Path> option, String key, String value) throws IOException, SettingsException {
        Problems problems = new Problems();
        if (!hocon.keys().isSetting(key)) {
            problems.add(
                    new Place(Written.COMMAND_LINE, 0),
                    key,
                    hocon.keys().isGroup(key)
                            ? KnownKeys.groupIsNoValue(key)
                            : hocon.keys().unknown(key));
        }
        SettingsFile file = SettingsFile.find(option, environment, folders, problems);
        problems.throwIfAny();
        try {
            if (file.whenMissing().isEmpty()) {
                SampleSettings.makeIfMissing(file.path());
            }
            String text = file.read(problems).orElse("");
            Map<String, Written> own = hocon.values(file.name(), text, problems);
            problems.throwIfAny();
            // Told only if they outlive the change, and then with the lines that the user sees.
            check(own, problems);
            write(file.path(), changed(file, text, key, value, own, problems));
        } catch (NoSuchFileException e) {
            throw new IOException(file.path() + " leads to no file; put the settings there, or delete it", e);
        } catch (IOException e) {
            throw new IOException(
                    file.path() + " can't be written (" + e.getMessage() + "); see to it that you may write there", e);
        }
        return file.path();
    }

    private String changed(
            SettingsFile file, String text, String key, String value, Map<String, Written> own, Problems problems)
            throws SettingsException {
        Map<String, Object> wanted = contents(own);
        wanted.put(key, value);
        for (String changed : HoconText.with(text, key, value)) {
            Problems left = new Problems();
            Map<String, Written> written = hocon.values(file.name(), changed, left);
            if (contents(written).equals(wanted)) {
                check(written, left);
                if (left.any()) {
                    problems.throwIfAny();
                }
                left.throwIfAny();
                return changed;
            }
        }
        problems.add(new Place(file.name(), 0), key, "can't be changed for you in this file; write it there yourself");
        problems.throwIfAny();
        return text;
    }

    /** What is wrong with the settings that a file makes. */
    private void check(Map<String, Written> own, Problems problems) {
        Map<String, Written> all = hocon.defaults();
        all.putAll(own);
        Objects.requireNonNull(new Profiles(all, Map.of()).read(folders, "", problems));
    }

    private static Map<String, Object> contents(Map<String, Written> own) {
        Map<String, Object> contents = new LinkedHashMap<>();
        own.forEach((key, value) -> contents.put(key, value.value()));
        // A profile comes and goes with what it holds.
        contents.remove(Profiles.GROUP);
        return contents;
    }

    /** A link stays a link: what it leads to is replaced. */
    private static void write(Path file, String text) throws IOException {
        Path real = file.toRealPath();
        Path whole = Files.createTempFile(Objects.requireNonNull(real.getParent()), "earshot", ".tmp");
        try {
            Files.writeString(whole, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            PosixFileAttributeView old = Files.getFileAttributeView(real, PosixFileAttributeView.class);
            if (old != null) {
                Files.setPosixFilePermissions(whole, old.readAttributes().permissions());
            }
            Files.move(whole, real, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
    }
}

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
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes settings into the user's file and leaves all else in it as it is, comments and layout too. The file is replaced
 * in one step, and only by one that can be loaded; what it was before is kept beside it.
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
        return set(option, Map.of(key, value));
    }

    /**
     * Sets several settings, all of them or none; else as {@link #set(Optional, String, String)}. They need to be without
     * problems only together.
     *
     * @param values by full name, as their user would spell them
     */
    public Path set(Optional<Path> option, Map<String, String> values) throws IOException, SettingsException {
        Problems problems = new Problems();
        // Always in the same order, whatever the map.
        Map<String, String> ordered = new TreeMap<>(values);
        ordered.keySet().forEach(key -> checkKey(key, problems));
        SettingsFile file = SettingsFile.find(option, environment, folders, problems);
        problems.throwIfAny();
        try {
            boolean old = Files.exists(file.path());
            if (file.whenMissing().isEmpty()) {
                SampleSettings.makeIfMissing(file.path());
            }
            String text = file.read(problems).orElse("");
            Map<String, Object> wanted = contents(file, text, problems);
            problems.throwIfAny();
            String changed = changed(file, text, ordered, wanted);
            if (old) {
                Files.copy(
                        file.path(),
                        backup(file.path()),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
            write(file.path(), changed);
        } catch (NoSuchFileException e) {
            throw new IOException(file.path() + " leads to no file; put the settings there, or delete it", e);
        } catch (IOException e) {
            throw new IOException(
                    file.path() + " can't be written (" + e.getMessage() + "); see to it that you may write there", e);
        }
        return file.path();
    }

    /** Where a settings file is kept as it was before the last change. */
    static Path backup(Path file) {
        return file.resolveSibling(file.getFileName() + ".bak");
    }

    /** The file that would be changed, and what it sets by itself; no settings where it is not there. */
    Own own(Optional<Path> option) throws SettingsException {
        Problems problems = new Problems();
        SettingsFile file = SettingsFile.find(option, environment, folders, problems);
        Map<String, Object> contents = contents(file, file.read(problems).orElse(""), problems);
        problems.throwIfAny();
        return new Own(file.path(), contents.keySet());
    }

    /** A settings file and the full names of the settings in it. */
    record Own(Path file, Set<String> keys) {}

    private void checkKey(String key, Problems problems) {
        if (!hocon.keys().isSetting(key)) {
            problems.add(
                    new Place("command line", 0),
                    key,
                    hocon.keys().isGroup(key)
                            ? KnownKeys.groupIsNoValue(key)
                            : hocon.keys().unknown(key));
        }
    }

    /** @param wanted what the text sets; what it shall set, then */
    private String changed(SettingsFile file, String text, Map<String, String> values, Map<String, Object> wanted)
            throws SettingsException {
        String changed = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            wanted.put(value.getKey(), value.getValue());
            changed = changed(file, changed, value.getKey(), value.getValue(), wanted);
        }
        Problems problems = new Problems();
        contents(file, changed, problems);
        problems.throwIfAny();
        return changed;
    }

    private String changed(SettingsFile file, String text, String key, String value, Map<String, Object> wanted)
            throws SettingsException {
        for (String changed : HoconText.with(text, key, value)) {
            if (contents(file, changed, new Problems()).equals(wanted)) {
                return changed;
            }
        }
        Problems problems = new Problems();
        problems.add(new Place(file.name(), 0), key, "can't be changed for you in this file; write it there yourself");
        problems.throwIfAny();
        return text;
    }

    /** What a text sets, and what is wrong with the settings that it makes. */
    private Map<String, Object> contents(SettingsFile file, String text, Problems problems) {
        Map<String, Written> own = hocon.values(file.name(), text, problems);
        Map<String, Written> all = hocon.defaults();
        all.putAll(own);
        Objects.requireNonNull(new SettingsReader(new Values(all, problems), folders, "").read());
        Map<String, Object> contents = new LinkedHashMap<>();
        own.forEach((key, value) -> contents.put(key, value.value()));
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

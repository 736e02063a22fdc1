package dev.earshot.config;

import dev.earshot.config.Written.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Writes settings into the user's file and leaves all else in it as it is, comments and layout too. The file is replaced
 * in one step, and only by one that is no worse; as it was it stays beside it, with {@code .bak} at the end of its name.
 */
public final class SettingsEditor {
    /** What takes its value from the environment, in the form that the sample names, is written as it is. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\?[A-Za-z_][A-Za-z0-9_]*}");

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
     * @param value as its user would spell it, without quotes; a list or a group in HOCON, such as {@code [a, "b c"]}
     * @return the file
     * @throws SettingsException if the file can't be understood, or the settings would have a problem then that they do
     *     not have now; the file is as it was
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
        values.keySet().forEach(key -> hocon.requireSetting(key, problems));
        SettingsFile file = SettingsFile.find(option, environment, folders, problems);
        problems.throwIfAny();
        // Always in the same order, whatever the map.
        Map<String, Wanted> wanted = new TreeMap<>();
        for (Map.Entry<String, String> value : values.entrySet()) {
            wanted.put(value.getKey(), wanted(value.getKey(), value.getValue()));
        }
        try {
            boolean made = file.whenMissing().isEmpty() && SampleSettings.makeIfMissing(file.path());
            String text;
            String changed;
            do {
                text = file.read(problems).orElse("");
                Problems before = new Problems();
                Map<String, Object> contents = contents(file, text, problems, before);
                problems.throwIfAny();
                changed = changed(file, text, wanted, contents, before);
                // Somebody else may have changed it meanwhile.
            } while (!text.equals(file.read(problems).orElse("")));
            if (!changed.equals(text)) {
                write(file.path(), changed, !made);
            }
        } catch (NoSuchFileException e) {
            throw new IOException(file.path() + " leads to no file; put the settings there, or delete it", e);
        } catch (IOException e) {
            throw new IOException(
                    file.path() + " can't be written (" + e.getMessage() + "); see to it that you may write there", e);
        }
        return file.path();
    }

    /**
     * A value, and how it is written.
     *
     * @param value empty where it is that of an environment variable which is not set
     */
    private record Wanted(Optional<Object> value, String written) {}

    private Wanted wanted(String key, String value) throws SettingsException {
        Object usual = Objects.requireNonNull(hocon.defaults().get(key.substring(Profiles.inner(key))))
                .value();
        boolean variable = VARIABLE.matcher(value.strip()).matches();
        if (usual instanceof String && !variable) {
            return new Wanted(Optional.of(value), HoconText.spelt(value));
        }
        Problems own = new Problems();
        Map<String, Written> read = hocon.values(Place.COMMAND_LINE.name(), key + " = " + value, own);
        Optional<Object> one = Optional.ofNullable(read.remove(key)).map(Written::value);
        read.remove(Profiles.GROUP);
        if (!own.isEmpty() || !read.isEmpty() || (one.isEmpty() && !variable)) {
            Problems problems = new Problems();
            problems.add(
                    Place.COMMAND_LINE,
                    key,
                    Problems.quoted(value) + " is no such value; write it as in "
                            + (usual instanceof List ? "'[amen, \"next slide\"]'" : "'{ obs = OBS }'"));
            problems.throwIfAny();
        }
        return new Wanted(one, value.strip());
    }

    /**
     * Changes one setting after the other.
     *
     * @param contents what the text sets; what it sets then, when this returns
     * @param before problems that are there already, and may be settled elsewhere, as by an option
     */
    private String changed(
            SettingsFile file, String text, Map<String, Wanted> wanted, Map<String, Object> contents, Problems before)
            throws SettingsException {
        String changed = text;
        for (Map.Entry<String, Wanted> one : wanted.entrySet()) {
            contents.remove(one.getKey());
            one.getValue().value().ifPresent(value -> contents.put(one.getKey(), value));
            changed = changed(file, changed, one.getKey(), one.getValue().written(), contents);
        }
        Problems own = new Problems();
        contents(file, changed, own, own);
        own.broughtBy(wanted.keySet(), before).throwIfAny();
        return changed;
    }

    private String changed(SettingsFile file, String text, String key, String written, Map<String, Object> contents)
            throws SettingsException {
        for (String changed : HoconText.with(text, key, written)) {
            Problems own = new Problems();
            if (contents(file, changed, own, own).equals(contents)) {
                return changed;
            }
        }
        Problems problems = new Problems();
        problems.add(new Place(file.name(), 0), key, "can't be changed for you in this file; write it there yourself");
        problems.throwIfAny();
        return text;
    }

    /** Where a settings file is kept as it was before the last change. */
    static Path backup(Path file) {
        return file.resolveSibling(file.getFileName() + ".bak");
    }

    /** The file that would be changed, and what it sets by itself; no settings where it is not there. */
    Own own(Optional<Path> option) throws SettingsException {
        Problems problems = new Problems();
        SettingsFile file = SettingsFile.find(option, environment, folders, problems);
        Map<String, Written> own = hocon.values(file.name(), file.read(problems).orElse(""), problems);
        problems.throwIfAny();
        return new Own(
                file.path(),
                own,
                Profiles.inUse(own)
                        .filter(name -> own.keySet().stream().anyMatch(key -> key.startsWith(Profiles.start(name)))));
    }

    /**
     * A settings file by itself.
     *
     * @param settings what it sets, by full name
     * @param profile the one in use
     */
    record Own(Path file, Map<String, Written> settings, Optional<String> profile) {
        /** Whether it has a setting whose full name begins so. */
        boolean says(String start) {
            return settings.keySet().stream().anyMatch(key -> key.startsWith(start));
        }

        /** What comes before the name of a setting in the profile in use; empty for none. */
        String inProfile() {
            return profile.map(Profiles::start).orElse("");
        }
    }

    /** What a text sets, what is wrong with it, and with the settings that it makes. */
    private Map<String, Object> contents(SettingsFile file, String text, Problems ofText, Problems ofSettings) {
        Map<String, Written> own = hocon.values(file.name(), text, ofText);
        Map<String, Written> all = hocon.defaults();
        all.putAll(own);
        Objects.requireNonNull(new Profiles(all, Map.of()).read(folders, "", ofSettings));
        Map<String, Object> contents = new LinkedHashMap<>();
        own.forEach((key, value) -> contents.put(key, value.value()));
        // A profile comes and goes with what it holds.
        contents.remove(Profiles.GROUP);
        return contents;
    }

    /** A link stays a link: what it leads to is replaced. The copy is beside the link, not among what it leads to. */
    private static void write(Path file, String text, boolean backup) throws IOException {
        Path real = file.toRealPath();
        if (backup) {
            replace(backup(file), Files.readAllBytes(real), Optional.empty());
        }
        replace(real, text.getBytes(StandardCharsets.UTF_8), Optional.of(real));
    }

    /**
     * In one step, and with the permissions of another file; else for its user alone, since nobody thinks of a copy who
     * takes others' permission to read passphrases away.
     */
    private static void replace(Path file, byte[] content, Optional<Path> like) throws IOException {
        Path whole = Files.createTempFile(Objects.requireNonNull(file.getParent()), "earshot", ".tmp");
        try {
            Files.write(whole, content, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            if (like.isPresent()) {
                copyPermissions(like.get(), whole);
            }
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (view != null) {
            Files.setPosixFilePermissions(to, view.readAttributes().permissions());
        }
    }
}

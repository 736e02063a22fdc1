package dev.earshot.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Properties;

/**
 * Which Earshot this is, as the build wrote it down from {@code pom.xml} and the repository.
 *
 * @param name the program's, as people write it
 * @param description one sentence
 * @param licence its SPDX name
 * @param vendor who makes it
 * @param mail where they can be written to
 * @param commit empty for a build without a repository of its own, as of a source archive
 */
public record Build(
        String name,
        String version,
        String description,
        String licence,
        String vendor,
        String mail,
        Optional<Commit> commit) {
    /**
     * What was built.
     *
     * @param id abbreviated
     * @param date the commit's own, not the build's
     * @param changed whether a file that the repository knows was not as committed
     */
    public record Commit(String id, Instant date, boolean changed) {}

    /** The one that runs. */
    public static Build ofThisProgram() {
        Properties build = new Properties();
        try (InputStream in = Build.class.getResourceAsStream("/dev/earshot/build.properties")) {
            build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(build);
    }

    /** As it was written down. */
    static Build of(Properties build) {
        String id = build.getProperty("commit", "");
        return new Build(
                build.getProperty("name"),
                build.getProperty("version"),
                build.getProperty("description"),
                build.getProperty("licence"),
                build.getProperty("vendor"),
                build.getProperty("mail"),
                id.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Commit(
                                id,
                                Instant.parse(build.getProperty("commit.date")),
                                Boolean.parseBoolean(build.getProperty("commit.changed")))));
    }

    /** What a person is told: such as {@code Earshot 1.2 (955dc6f+changes, 2026-11-23)}; the day is UTC's. */
    @Override
    public String toString() {
        return name + " " + version
                + commit.map(it -> " (" + it.id() + (it.changed() ? "+changes" : "") + ", "
                                + it.date().atOffset(ZoneOffset.UTC).toLocalDate() + ")")
                        .orElse("");
    }
}

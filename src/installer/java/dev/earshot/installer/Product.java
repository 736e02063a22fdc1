package dev.earshot.installer;

import dev.earshot.Main;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;

/**
 * What is made, as the pom has it.
 *
 * @param name as people write it
 * @param version as the pom has it
 * @param description one sentence
 * @param licence by its SPDX name
 * @param vendor who makes it
 * @param mail where the vendor can be written to
 * @param committed when the source became what it is
 * @param time what every file is said to be of, so that two builds are alike
 */
record Product(
        String name,
        String version,
        String description,
        String licence,
        String vendor,
        String mail,
        Instant committed,
        FileTime time) {
    /** The program's name as it is typed, which is also the name of packages and folders. */
    static final String COMMAND = "earshot";
    /** Its name among all desktop programs, as freedesktop.org has it. */
    static final String ID = "dev.earshot.Earshot";

    private static final DateTimeFormatter SNAPSHOT =
            DateTimeFormatter.ofPattern("'~snapshot'yyyyMMddHHmm").withZone(ZoneOffset.UTC);

    /** What the build has written into the program, and the time of the build's output. */
    static Product read(String outputTimestamp) throws IOException {
        Properties build = new Properties();
        try (InputStream in = Main.class.getResourceAsStream("build.properties")) {
            build.load(in);
        }
        // Not known where there is no repository, as in a source archive.
        String committed = build.getProperty("commit.date", "");
        return new Product(
                build.getProperty("name"),
                build.getProperty("version"),
                build.getProperty("description"),
                build.getProperty("licence"),
                build.getProperty("vendor"),
                build.getProperty("mail"),
                Instant.parse(committed.isEmpty() ? outputTimestamp : committed),
                FileTime.from(Instant.parse(outputTimestamp)));
    }

    /** Numbers and dots alone, as packages want it: {@code 0.1.0} of {@code 0.1.0-SNAPSHOT}. */
    String number() {
        return version.replaceFirst("-.*", "");
    }

    /** Whether it is no snapshot of what is to become a version. */
    boolean isRelease() {
        return !version.endsWith("-SNAPSHOT");
    }

    /** As Debian and RPM sort it: a snapshot before the version that it is to become, and a later one after it. */
    String linuxVersion() {
        return isRelease() ? number() : number() + SNAPSHOT.format(committed);
    }

    /** The description's first part, for where one line is wanted. */
    String summary() {
        return description.replaceFirst("[;.].*", "");
    }
}

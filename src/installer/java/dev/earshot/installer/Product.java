package dev.earshot.installer;

import dev.earshot.system.Build;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * What is made.
 *
 * @param build what the build has written into the program
 * @param time what every file is said to be of, so that two builds are alike
 */
record Product(Build build, FileTime time) {
    /** The program's name as it is typed, which is also the name of packages and folders. */
    static final String COMMAND = "earshot";
    /** Its name among all desktop programs, as freedesktop.org has it. */
    static final String ID = "dev.earshot.Earshot";

    private static final DateTimeFormatter SNAPSHOT =
            DateTimeFormatter.ofPattern("'~snapshot'yyyyMMddHHmm").withZone(ZoneOffset.UTC);

    /** When the source became what it is; not known where there is no repository, as in a source archive. */
    Instant committed() {
        return build.commit().map(Build.Commit::date).orElse(time.toInstant());
    }

    /** Numbers and dots alone, as packages want it: {@code 0.1.0} of {@code 0.1.0-SNAPSHOT}. */
    String number() {
        return build.version().replaceFirst("-.*", "");
    }

    /** Whether it is no snapshot of what is to become a version. */
    boolean isRelease() {
        return !build.version().endsWith("-SNAPSHOT");
    }

    /** As Debian and RPM sort it: a snapshot before the version that it is to become, and a later one after it. */
    String linuxVersion() {
        return isRelease() ? number() : number() + SNAPSHOT.format(committed());
    }

    /** The description's first part, for where one line is wanted. */
    String summary() {
        return build.description().replaceFirst("[;.].*", "");
    }
}

package dev.earshot.installer;

import dev.earshot.system.Build;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/**
 * What is made, as the pom has it.
 *
 * @param name as people write it
 * @param version as the pom has it
 * @param description one sentence
 * @param licence by its SPDX name
 * @param time what every file is said to be of, so that two builds are alike
 */
record Product(String name, String version, String description, String licence, FileTime time) {
    /** The program's name as it is typed, which is also the name of packages and folders. */
    static final String COMMAND = "earshot";

    /** What the build has written into the program, and the time of the build's output. */
    static Product read(String outputTimestamp) {
        Build build = Build.ofThisProgram();
        return new Product(
                build.name(),
                build.version(),
                build.description(),
                build.licence(),
                FileTime.from(Instant.parse(outputTimestamp)));
    }

    /** Numbers and dots alone, as packages want it: {@code 0.1.0} of {@code 0.1.0-SNAPSHOT}. */
    String number() {
        return version.replaceFirst("-.*", "");
    }
}

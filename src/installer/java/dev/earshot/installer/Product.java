package dev.earshot.installer;

import dev.earshot.Main;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Properties;

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
    static Product read(String outputTimestamp) throws IOException {
        Properties build = new Properties();
        try (InputStream in = Main.class.getResourceAsStream("build.properties")) {
            build.load(in);
        }
        return new Product(
                build.getProperty("name"),
                build.getProperty("version"),
                build.getProperty("description"),
                build.getProperty("licence"),
                FileTime.from(Instant.parse(outputTimestamp)));
    }

    /** Numbers and dots alone, as packages want it: {@code 0.1.0} of {@code 0.1.0-SNAPSHOT}. */
    String number() {
        return version.replaceFirst("-.*", "");
    }

    /** The jar that has Main. */
    String jar() {
        return COMMAND + "-" + version + ".jar";
    }
}

package dev.earshot.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The texts in {@code installer/linux}, filled in.
 *
 * @param folder where they are
 * @param values for names in them that all have
 * @param paragraphs what the program is, for people who don't know it
 */
record LinuxTexts(Path folder, Map<String, String> values, List<String> paragraphs) {
    private static final DateTimeFormatter MAIL =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss xx", Locale.ENGLISH);

    static LinuxTexts read(Path folder, Product product) throws IOException {
        ZonedDateTime time = product.committed().atZone(ZoneOffset.UTC);
        Map<String, String> values = new HashMap<>(Map.of(
                "NAME", product.build().name(),
                "COMMAND", Product.COMMAND,
                "ID", Product.ID,
                "VERSION", product.linuxVersion(),
                "SUMMARY", product.summary(),
                "LICENCE", product.build().licence(),
                "VENDOR", product.build().vendor(),
                "MAINTAINER", product.build().vendor() + " <" + product.build().mail() + ">",
                "RELEASE", product.isRelease() ? "stable" : "development"));
        values.put("DATE", time.toLocalDate().toString());
        values.put("YEAR", String.valueOf(time.getYear()));
        values.put("MAILDATE", MAIL.format(time));
        Template common = new Template(values);
        for (String part : List.of("running", "stop", "forget")) {
            values.put(part.toUpperCase(Locale.ROOT), common.fill(Files.readString(folder.resolve(part + ".sh"))));
        }
        String description = Files.readString(folder.resolve("description.txt"));
        return new LinuxTexts(
                folder, Map.copyOf(values), Arrays.asList(description.strip().split("\n\n")));
    }

    /** Fills in one of them, {@code more} beside what all have. */
    String text(String name, Map<String, String> more) throws IOException {
        Map<String, String> all = new HashMap<>(values);
        all.put("DESCRIPTION", name.equals("control") ? debian() : name.endsWith(".xml") ? xml() : plain());
        all.putAll(more);
        return new Template(all).fill(Files.readString(folder.resolve(name)));
    }

    /** Writes one of them to a new file. */
    Path write(String name, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        return Files.writeString(to, text(name, Map.of()));
    }

    private String plain() {
        return String.join("\n\n", paragraphs);
    }

    /** As in Debian's control files: a blank before each line, a full stop for an empty one. */
    private String debian() {
        return plain().lines().map(line -> line.isEmpty() ? " ." : " " + line).collect(Collectors.joining("\n"));
    }

    private String xml() {
        return paragraphs.stream()
                .map(paragraph -> "    <p>" + paragraph.replace("\n", " ") + "</p>")
                .collect(Collectors.joining("\n"));
    }
}

package dev.earshot.audio;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code pactl} says, read. Its words for people, as they are with {@code LC_ALL=C}, not its JSON: pactl 16.1 puts
 * {@code (null)} there for each text that is not ASCII, and those before 16 have none. PipeWire's server is asked by the
 * same program and answers in the same form.
 */
final class PulseText {
    private static final Pattern FIELD = Pattern.compile("\t?([A-Z][A-Za-z ]*): (.*)");
    /** Such as {@code s16le 2ch 44100Hz}. */
    private static final Pattern SPECIFICATION = Pattern.compile("\\S+ (\\d{1,3})ch (\\d{1,7})Hz");

    private static final Pattern SOURCES = Pattern.compile("\n(?=Source #)");
    private static final Pattern HEAD = Pattern.compile("Source #(\\d{1,10})");

    private static final Pattern OUTPUTS = Pattern.compile("\n(?=Source Output #)");
    private static final Pattern OUTPUT_HEAD = Pattern.compile("Source Output #(\\d{1,10})");
    private static final Pattern INDEX = Pattern.compile("\\d{1,10}");

    private PulseText() {}

    /**
     * The devices in the server's order; what is half said is left out.
     *
     * @param info what {@code pactl info} says
     * @param sources what {@code pactl list sources} says
     */
    static List<Device> devices(String info, String sources) {
        String standard = fields(info).getOrDefault("Default Source", "");
        return SOURCES.splitAsStream(sources)
                .flatMap(block -> device(block, standard).stream())
                .toList();
    }

    private static Optional<Device> device(String block, String standard) {
        Matcher head = HEAD.matcher(block.lines().findFirst().orElse(""));
        Map<String, String> fields = fields(block);
        String name = fields.getOrDefault("Name", "");
        if (!head.matches() || name.isEmpty()) {
            return Optional.empty();
        }
        String description = fields.getOrDefault("Description", "");
        Matcher specification = SPECIFICATION.matcher(fields.getOrDefault("Sample Specification", ""));
        boolean known = specification.matches();
        return Optional.of(new Device(
                Long.parseLong(head.group(1)),
                name,
                description.isEmpty() || description.equals("(null)") ? name : description,
                name.equals(standard),
                !fields.getOrDefault("Monitor of Sink", "n/a").equals("n/a"),
                fields.getOrDefault("Mute", "no").equals("yes"),
                known ? Integer.parseInt(specification.group(2)) : 0,
                known ? Integer.parseInt(specification.group(1)) : 0));
    }

    /**
     * The recording of a process.
     *
     * @param outputs what {@code pactl list source-outputs} says
     */
    static Optional<PulseStream> stream(String outputs, long process) {
        String line = "\t\tapplication.process.id = \"" + process + "\"";
        return OUTPUTS.splitAsStream(outputs)
                .filter(block -> block.lines().anyMatch(line::equals))
                .flatMap(block -> stream(block).stream())
                .findFirst();
    }

    private static Optional<PulseStream> stream(String block) {
        Matcher head = OUTPUT_HEAD.matcher(block.lines().findFirst().orElse(""));
        String source = fields(block).getOrDefault("Source", "");
        return head.matches() && INDEX.matcher(source).matches()
                ? Optional.of(new PulseStream(Long.parseLong(head.group(1)), Long.parseLong(source)))
                : Optional.empty();
    }

    /** The first of each name counts: a text with a line break in it could say a second. */
    private static Map<String, String> fields(String text) {
        Map<String, String> fields = new HashMap<>();
        text.lines().map(FIELD::matcher).filter(Matcher::matches).forEach(field -> {
            String value = field.group(2).replaceAll("\\p{Cntrl}", " ").strip();
            fields.putIfAbsent(field.group(1), value);
        });
        return fields;
    }
}

package dev.earshot.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Another process with a journal, for {@link JournalOfTwoProcessesTest}. Arguments: the folder, the target. */
final class JournalMain {
    static final int OFTEN = 500;

    private JournalMain() {}

    @SuppressWarnings("SystemOut") // This is how it speaks to the test.
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        PrintStream out = new PrintStream(System.out, true, UTF_8);
        int lost = 0;
        for (int i = 0; i < OFTEN; i++) {
            try (Journal journal = Journal.open(folder, args[1], out::println)) {
                journal.add(Captions.sentence(1));
                lost += files(folder) < 2 ? 1 : 0;
                journal.settled(Captions.sentence(1));
            }
        }
        out.println("lost " + lost);
        try (Journal journal = Journal.open(folder, args[1], out::println)) {
            out.println("taken over " + journal.takeOver().size());
            journal.add(Captions.sentence(2));
            out.println("holds one");
            // Until it is killed.
            System.in.read();
        }
    }

    /** Its own, and that of whoever started it. */
    private static long files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}

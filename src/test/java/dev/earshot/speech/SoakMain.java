package dev.earshot.speech;

import dev.earshot.caption.Utterance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Listens to hours of talk as fast as it goes: a process of its own, with nothing in its memory but what listening needs.
 * Prints, once the model is loaded and then about every ten minutes of talk, a line: the minutes heard, its resident memory
 * in KiB, and the captions so far. {@link SoakTest} reads that, and the bench.
 */
final class SoakMain {
    private static final Duration MAX_DELAY = Duration.ofSeconds(3);
    private static final Duration STEP = Duration.ofMinutes(10);

    private final Talk talk;
    private Instant next;
    private int captions;

    private SoakMain(Talk talk) {
        this.talk = talk;
        this.next = talk.instant().plus(STEP);
    }

    /** Takes the hours. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Talk talk = new Talk(Duration.ofHours(Integer.parseInt(args[0])));
        SoakMain soak = new SoakMain(talk);
        try (LiveModel model = new LiveModel(SpeechModel.open(Optional.empty(), List.of()))) {
            soak.tell();
            try (Listening listening = Listening.start(() -> talk, model, MAX_DELAY, talk, soak::heard)) {
                listening.await();
            }
            soak.tell();
        }
    }

    /** Something is heard more often than every ten minutes, so this is the place to look. */
    private void heard(Heard heard) {
        if (heard.utterance() instanceof Utterance.Final) {
            captions++;
        }
        if (!talk.instant().isBefore(next)) {
            tell();
            next = next.plus(STEP);
        }
    }

    @SuppressWarnings("SystemOut") // This is how it speaks to whoever started it.
    private void tell() {
        System.out.println(talk.position().toMinutes() + " " + residentKibibytes() + " " + captions);
    }

    private static long residentKibibytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

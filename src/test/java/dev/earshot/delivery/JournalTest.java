package dev.earshot.delivery;

import static dev.earshot.delivery.Captions.NOON;
import static dev.earshot.delivery.Captions.sentence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.caption.Caption;
import dev.earshot.caption.Speaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final String TARGET = "http://localhost/api/send church";

    @TempDir
    Path folder;

    private final List<String> problems = new ArrayList<>();
    private final List<Journal> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws IOException {
        for (Journal journal : open) {
            journal.close();
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void whatACrashLeftIsTakenOverInOrderAndOnce() throws IOException {
        crashWith(sentence(1), sentence(2), sentence(3));
        assertThat(journal(TARGET).takeOver()).containsExactly(sentence(1), sentence(2), sentence(3));
        assertThat(journal(TARGET).takeOver()).isEmpty();
    }

    @Test
    void aCaptionComesBackWithAllItHad() throws IOException {
        Speaker speaker = new Speaker("Ada", "#112233", "#445566", "#778899", "Roboto", "google");
        Caption caption =
                new Caption("s", 7, Caption.Stage.FINAL, speaker, "línea \"one\"\n✓", NOON.minusMillis(1500), NOON);
        crashWith(caption);
        assertThat(journal(TARGET).takeOver()).containsExactly(caption);
    }

    @Test
    void aCaptionThatMetItsFateIsNotTakenOver() throws IOException {
        Journal journal = journal(TARGET);
        journal.add(sentence(1));
        journal.add(sentence(2));
        journal.settled(sentence(1));
        crash(journal);
        assertThat(journal(TARGET).takeOver()).containsExactly(sentence(2));
    }

    @Test
    void whatIsTakenOverIsNotedAgainBeforeTheOldFileGoes() throws IOException {
        crashWith(sentence(1));
        Journal second = journal(TARGET);
        assertThat(second.takeOver()).hasSize(1);
        crash(second);
        assertThat(journal(TARGET).takeOver()).containsExactly(sentence(1));
    }

    @Test
    void aLivingProcessIsLeftAlone() throws IOException {
        Journal living = journal(TARGET);
        living.add(sentence(1));
        assertThat(journal(TARGET).takeOver()).isEmpty();
        living.settled(sentence(1));
    }

    @Test
    void aTornTailIsPassedOver() throws IOException {
        Path left = crashWith(sentence(1), sentence(2));
        byte[] whole = Files.readAllBytes(left);
        byte[] torn = java.util.Arrays.copyOf(whole, whole.length - 9);
        Files.write(left, torn);
        assertThat(journal(TARGET).takeOver()).containsExactly(sentence(1));
    }

    @Test
    void rubbishInTheFolderIsHarmless() throws IOException {
        Path left = crashWith(sentence(1));
        Files.write(left, new byte[] {0, -1, -2, '{', '\n', '[', ']', '\n', '"', 'x'}, StandardOpenOption.APPEND);
        assertThat(journal(TARGET).takeOver()).containsExactly(sentence(1));
    }

    @Test
    void whatWasMeantForAnotherRoomWaitsForIt() throws IOException {
        crashWith(sentence(1));
        Journal other = journal("http://localhost/api/send panel");
        assertThat(other.takeOver()).isEmpty();
        assertThat(journal(TARGET).takeOver()).containsExactly(sentence(1));
    }

    @Test
    void itsFileStaysSmallHoweverLongItRuns() throws IOException {
        Journal journal = journal(TARGET);
        journal.add(sentence(0 + 1));
        for (int i = 2; i < 30_000; i++) {
            journal.add(sentence(i));
            journal.settled(sentence(i));
        }
        assertThat(files()).hasSize(1);
        assertThat(Files.size(files().getFirst())).isLessThan(1_000_000);
        crash(journal);
        assertThat(journal(TARGET).takeOver()).containsExactly(sentence(1));
    }

    @Test
    void onlyItsUserMayReadIt() throws IOException {
        journal(TARGET).add(sentence(1));
        assertThat(Files.getPosixFilePermissions(files().getFirst()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void whenNothingWaitsNothingIsLeftBehind() throws IOException {
        Journal journal = Journal.open(folder, TARGET, problems::add);
        journal.add(sentence(1));
        journal.settled(sentence(1));
        journal.close();
        assertThat(files()).isEmpty();
    }

    private Journal journal(String target) throws IOException {
        Journal journal = Journal.open(folder, target, problems::add);
        open.add(journal);
        return journal;
    }

    private Path crashWith(Caption... captions) throws IOException {
        Journal journal = journal(TARGET);
        for (Caption caption : captions) {
            journal.add(caption);
        }
        crash(journal);
        return files().getFirst();
    }

    /** Gives up the lock and leaves the file, as a kill does. */
    private void crash(Journal journal) throws IOException {
        open.remove(journal);
        journal.close();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}

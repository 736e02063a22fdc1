package dev.earshot.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.caption.Caption;
import dev.earshot.caption.Speaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    Path folder;

    private final List<String> problems = new ArrayList<>();

    @Test
    void everySentenceIsThereWithItsFate() throws IOException {
        Transcript transcript = transcript("panel");
        transcript.add(sentence(1, NOON));
        transcript.add(sentence(2, NOON.plusSeconds(5)));
        transcript.add(sentence(3, NOON.plusSeconds(9)));
        transcript.settled(sentence(2, NOON.plusSeconds(5)), "refused", "The room's passphrase is wrong");
        transcript.settled(sentence(1, NOON), "accepted", "");

        assertThat(only().lines())
                .extracting(line -> line.text() + " " + line.fate())
                .containsExactly("sentence 1 accepted", "sentence 2 refused", "sentence 3 waiting");
    }

    @Test
    void aDayAndARoomHaveAFileOfTheirOwn() throws IOException {
        transcript("panel").add(sentence(1, NOON));
        transcript("panel").add(sentence(2, NOON.plus(Duration.ofDays(1))));
        transcript("a/../b: ü").add(sentence(3, NOON));
        transcript("a-..-b---").add(sentence(4, NOON));
        assertThat(TranscriptFile.in(folder))
                .hasSize(4)
                .extracting(file -> file.day().toString())
                .containsOnly("2026-01-31", "2026-02-01");
    }

    @Test
    void theDayIsTheUsersOwn() throws IOException {
        Clock tokyo = Clock.fixed(NOON, ZoneId.of("Asia/Tokyo"));
        new Transcript(folder, "panel", tokyo, problems::add).add(sentence(1, NOON.plus(Duration.ofHours(5))));
        assertThat(only().day()).isEqualTo("2026-02-01");
    }

    @Test
    void aTornLineSpoilsNeitherTheOnesBeforeNorTheOnesAfter() throws IOException {
        transcript("panel").add(sentence(1, NOON));
        Files.write(
                only().path(), new byte[] {'{', '"', 'i', 'd', '"', ':', '"', (byte) 0xC3}, StandardOpenOption.APPEND);
        transcript("panel").add(sentence(2, NOON));
        assertThat(only().lines()).extracting(TranscriptLine::text).containsExactly("sentence 1", "sentence 2");
    }

    @Test
    void itKnowsWhatItLacks() {
        Transcript transcript = transcript("panel");
        transcript.add(sentence(1, NOON));
        assertThat(transcript.missing(
                        List.of(sentence(1, NOON), sentence(2, NOON), sentence(3, NOON.plusSeconds(90_000)))))
                .containsExactly(sentence(2, NOON), sentence(3, NOON.plusSeconds(90_000)));
    }

    @Test
    void onlyItsUserMayReadIt() throws IOException {
        transcript("panel").add(sentence(1, NOON));
        assertThat(Files.getPosixFilePermissions(only().path()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidOnceAndStopsNothing() throws IOException {
        Path file = Files.createFile(folder.resolve("no-folder"));
        Transcript transcript = new Transcript(file, "panel", Clock.fixed(NOON, ZoneOffset.UTC), problems::add);
        transcript.add(sentence(1, NOON));
        transcript.add(sentence(2, NOON));
        assertThat(problems).singleElement().asString().startsWith("The transcript can't be written to " + file);
    }

    @Test
    void cuesCountFromTheFirstSentence() throws IOException {
        Transcript transcript = transcript("panel");
        transcript.add(sentence(1, NOON));
        transcript.add(sentence(2, NOON.plusSeconds(5)));
        assertThat(only().cues())
                .containsExactly(
                        new Cue(Duration.ZERO, Duration.ofSeconds(1), "sentence 1"),
                        new Cue(Duration.ofSeconds(5), Duration.ofSeconds(6), "sentence 2"));
    }

    @Test
    void cuesKeepTheOrderInWhichTheyWereSpokenHoweverFastTheRecordingWasSent() throws IOException {
        Transcript transcript = transcript("panel");
        transcript.add(sentence(1, NOON.plusSeconds(5)));
        transcript.add(sentence(2, NOON));
        assertThat(only().cues())
                .containsExactly(
                        new Cue(Duration.ofSeconds(5), Duration.ofSeconds(6), "sentence 1"),
                        new Cue(Duration.ofSeconds(5), Duration.ofSeconds(6), "sentence 2"));
    }

    @Test
    void whatWasTypedIsACueOfASecond() throws IOException {
        transcript("panel").add(new Caption("s", 1, Caption.Stage.FINAL, Speaker.named("Ada"), "typed", NOON, NOON));
        assertThat(only().cues()).containsExactly(new Cue(Duration.ZERO, Duration.ofSeconds(1), "typed"));
    }

    @Test
    void whatIsNoTranscriptIsPassedOver() throws IOException {
        transcript("panel").add(sentence(1, NOON));
        Files.writeString(folder.resolve("2026-13-45_panel.jsonl"), "{}");
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Files.writeString(only().path(), """
                {"id": null}
                {"id": "s-1", "fate": null}
                {"id": "s-1", "fate": {}}
                []
                """, StandardOpenOption.APPEND);
        assertThat(only().lines()).extracting(TranscriptLine::fate).containsExactly("waiting");
    }

    private TranscriptFile only() throws IOException {
        List<TranscriptFile> files = TranscriptFile.in(folder);
        assertThat(files).hasSize(1);
        return files.getFirst();
    }

    private Transcript transcript(String room) {
        return new Transcript(folder, room, Clock.fixed(NOON, ZoneOffset.UTC), problems::add);
    }

    private static Caption sentence(long sequence, Instant end) {
        return new Caption(
                "s",
                sequence,
                Caption.Stage.FINAL,
                Speaker.named("Ada"),
                "sentence " + sequence,
                end.minusSeconds(1),
                end);
    }
}

package dev.earshot.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.caption.CaptionJson;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class KeptRoomsTest {
    private Path file;

    @BeforeEach
    void name(@TempDir Path folder) {
        file = folder.resolve("rooms");
    }

    @Test
    void roomOutlivesARestart() throws IOException, InterruptedException {
        String shownBefore;
        try (Hall hall = open();
                Watch watch = hall.watch(null)) {
            hall.send(Hall.numbered("s", 1, false, "one"));
            hall.send(Hall.numbered("s", 3, false, "three, held back"));
            shownBefore = Objects.requireNonNull(watch.next(1).getFirst().id());
        }
        try (Hall hall = open()) {
            assertThat(hall.listed()).containsExactly("one", "three, held back");
            assertThat(hall.send(Hall.numbered("s", 1, false, "one"))).isEqualTo(200);
            assertThat(hall.send(Hall.numbered("s", 2, false, "two, late"))).isEqualTo(200);
            assertThat(hall.send(Hall.numbered("s", 3, false, "three, held back")))
                    .isEqualTo(200);
            assertThat(hall.send(Hall.numbered("s", 4, false, "four"))).isEqualTo(200);
            assertThat(hall.listed()).containsExactly("one", "three, held back", "two, late", "four");
            try (Watch watch = hall.watch(shownBefore)) {
                assertThat(watch.next(3)).extracting(Watch.Event::id).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void placesOfCaptionsThatACrashTookAreGivenToNoOthers() throws IOException, InterruptedException {
        String lastSeen;
        try (Hall hall = open();
                Watch watch = hall.watch(null)) {
            hall.send(Hall.caption("kept"));
            // What comes after this is lost, as by a crash before the next writing.
            hall.server.stopKeeping();
            hall.send(Hall.caption("lost"));
            lastSeen = Objects.requireNonNull(watch.next(2).getLast().id());
        }
        try (Hall hall = open()) {
            hall.send(Hall.caption("new"));
            try (Watch watch = hall.watch(null)) {
                assertThat(watch.next(2)).extracting(Watch.Event::id).doesNotContain(lastSeen);
            }
            try (Watch watch = hall.watch(lastSeen)) {
                assertThat(watch.next(1).getFirst().type()).isEqualTo("gap");
                assertThat(watch.texts(2)).containsExactly("kept", "new");
            }
        }
    }

    @Test
    void halfACharacterInASentenceDoesNotKeepTheRoomsOutOfTheFile() throws IOException, InterruptedException {
        try (Hall hall = open()) {
            String caption = CaptionJson.encode(Hall.caption("one")).replace("\"one\"", "\"one \\ud83d\"");
            assertThat(hall.post(caption).statusCode()).isEqualTo(200);
        }
        try (Hall hall = open()) {
            assertThat(hall.listed()).containsExactly("one ?");
        }
    }

    @Test
    void passphraseOutlivesARestartAndIsNotInTheFile() throws IOException, InterruptedException {
        try (Hall hall = open()) {
            hall.send(Hall.caption("one"));
        }
        assertThat(file).content().contains("\"iterations\":600000").doesNotContain(Hall.PASSPHRASE);
        try (Hall hall = open()) {
            String caption = CaptionJson.encode(Hall.caption("two"));
            HttpResponse<String> wrong = hall.post(caption.replace(Hall.PASSPHRASE, "guess"));
            assertThat(wrong.statusCode()).isEqualTo(401);
            assertThat(hall.post(caption).statusCode()).isEqualTo(200);
            assertThat(hall.listed()).containsExactly("one", "two");
        }
    }

    @Test
    void fileIsForThisUserAlone() throws IOException, InterruptedException {
        try (Hall hall = open()) {
            hall.send(Hall.caption("one"));
        }
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(file.getParent()).isDirectoryContaining(path -> path.equals(file));
        assertThat(file.resolveSibling("rooms.new")).doesNotExist();
    }

    @Test
    void changeIsWrittenSoonAndNotOnlyAtTheEnd() throws IOException, InterruptedException {
        try (Hall hall = open()) {
            hall.send(Hall.caption("kept although the power fails"));
            while (!Files.exists(file) || !Files.readString(file).contains("power")) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    @Test
    void forgottenRoomIsNotKept() throws IOException, InterruptedException {
        try (Hall hall = open()) {
            hall.send(Hall.caption("one"));
            hall.clock.advance(RoomRules.standard().forgetAfter());
            hall.server.showDue();
        }
        assertThat(file).content().doesNotContain("one");
    }

    @Test
    void roomOfARunWhoseClockWasAheadIsForgottenInTime() throws IOException, InterruptedException {
        try (Hall hall = open()) {
            hall.clock.advance(Duration.ofDays(400));
            hall.send(Hall.caption("one"));
        }
        try (Hall hall = open()) {
            hall.server.showDue();
            assertThat(hall.listed()).containsExactly("one");
            hall.clock.advance(RoomRules.standard().forgetAfter());
            hall.server.showDue();
            assertThat(hall.listed()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "speaker { name = Ann }",
                "{\"earshot\":\"rooms\",\"form\":1}\n",
                "{\"earshot\":\"rooms\",\"form\":1}\n{\"room\":\"x\"}\n{\"end\":true}\n",
                "{\"earshot\":\"rooms\",\"form\":1}\nnull\n{\"end\":true}\n"
            })
    void fileThatIsBrokenOrForeignIsNamedAside(String content) throws IOException, InterruptedException {
        Files.writeString(file, content);
        try (Hall hall = open()) {
            assertThat(file.resolveSibling("rooms.broken")).hasContent(content);
            assertThat(hall.send(Hall.caption("one"))).isEqualTo(200);
        }
        assertThat(file).content().contains("one");
    }

    @Test
    void fileThatIsNoTextIsNamedAside() throws IOException {
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        open().close();
        assertThat(file.resolveSibling("rooms.broken")).hasSize(4);
    }

    @Test
    void placeOfAServerThatStoppedKeepingIsTakenByTheNext() throws IOException, InterruptedException {
        try (Hall old = open()) {
            old.send(Hall.caption("one"));
            old.server.stopKeeping();
            try (Hall next = open()) {
                assertThat(next.listed()).containsExactly("one");
                next.send(Hall.caption("two"));
            }
            old.send(Hall.caption("for the old one only"));
        }
        try (Hall last = open()) {
            assertThat(last.listed()).containsExactly("one", "two");
        }
    }

    @Test
    void serverRunsWithoutAFileThatCannotBeHad() throws IOException, InterruptedException {
        Files.createDirectory(file);
        try (Hall hall = open()) {
            assertThat(hall.send(Hall.caption("one"))).isEqualTo(200);
        }
        assertThat(file).isEmptyDirectory();
        file = file.resolve("missing").resolve("rooms");
        try (Hall hall = open()) {
            assertThat(hall.send(Hall.caption("one"))).isEqualTo(200);
        }
    }

    private Hall open() throws IOException {
        return new Hall(RoomRules.standard(), Optional.of(file));
    }
}

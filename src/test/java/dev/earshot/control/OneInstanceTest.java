package dev.earshot.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Who is the one agent, told by real processes. */
@Timeout(120)
class OneInstanceTest {
    private static final int ROUNDS = 20;

    @TempDir
    Path temp;

    private final List<Peer> peers = new ArrayList<>();

    /** Another process at the same door. */
    private record Peer(Process process, Writer in, BufferedReader out) {
        void tell(String word) throws IOException {
            in.write(word + "\n");
            in.flush();
        }

        String answer() throws IOException {
            return String.valueOf(out.readLine());
        }
    }

    private Path folder() {
        return temp.resolve("run/earshot");
    }

    private Peer peer() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoorMain.class.getName(),
                        folder().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Peer peer = new Peer(process, process.outputWriter(), process.inputReader());
        peers.add(peer);
        assertThat(peer.answer()).isEqualTo("ready");
        return peer;
    }

    @AfterEach
    void killPeers() throws InterruptedException {
        for (Peer peer : peers) {
            peer.process().destroyForcibly().waitFor();
        }
    }

    @Test
    void ofTwoThatStartAtOnceExactlyOneIsTheAgent() throws IOException, InterruptedException {
        Peer one = peer();
        Peer other = peer();
        for (int round = 0; round < ROUNDS; round++) {
            one.tell("open");
            other.tell("open");
            assertThat(List.of(one.answer(), other.answer())).containsExactlyInAnyOrder("first", "second");
            assertThat(new DoorClient(folder()).ask(Word.TOGGLE)).isEqualTo("heard toggle");
            one.tell("close");
            other.tell("close");
            assertThat(List.of(one.answer(), other.answer())).containsOnly("closed");
        }
    }

    @Test
    void whatAKilledAgentLeftIsNoObstacle() throws IOException, InterruptedException {
        Peer killed = peer();
        killed.tell("open");
        assertThat(killed.answer()).isEqualTo("first");
        assertThat(DoorKey.take(folder())).isEmpty();
        killed.process().destroyForcibly().waitFor();

        assertThat(folder().resolve("control.sock")).exists();
        assertThatThrownBy(() -> new DoorClient(folder()).ask(Word.START)).isInstanceOf(NoAgentException.class);
        try (DoorKey key = DoorKey.take(folder()).orElseThrow();
                Door door = Door.open(key, new RecordingHouse())) {
            assertThat(new DoorClient(folder()).ask(Word.START)).isEqualTo("heard start");
        }
        assertThat(folder().resolve("control.sock")).doesNotExist();
    }

    @Test
    void aSecondStartTellsTheFirstInstead() throws IOException, InterruptedException {
        Peer first = peer();
        first.tell("open");
        assertThat(first.answer()).isEqualTo("first");

        assertThat(Arrival.at(folder(), Word.SHOW)).isEqualTo(new Arrival.Second("heard show"));
    }

    @Test
    void whoArrivesWhileTheLastAgentIsLeavingIsTheNext() throws IOException, InterruptedException {
        Peer last = peer();
        last.tell("open");
        assertThat(last.answer()).isEqualTo("first");
        // As while an agent quits: the key is still held, the door is gone.
        Files.delete(folder().resolve("control.sock"));
        Thread leaving = Thread.ofVirtual().unstarted(() -> last.process().destroyForcibly());

        leaving.start();
        Arrival arrival = Arrival.at(folder(), Word.SHOW);
        leaving.join();

        assertThat(arrival).isInstanceOf(Arrival.First.class);
        ((Arrival.First) arrival).key().close();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseGetsIn() throws IOException {
        Files.createDirectories(folder());
        Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwxrwxrwx"));
        try (DoorKey key = DoorKey.take(folder()).orElseThrow();
                Door door = Door.open(key, new RecordingHouse())) {
            assertThat(mode(folder())).isEqualTo("rwx------");
            assertThat(mode(folder().resolve("control.sock"))).isEqualTo("rw-------");
            assertThat(mode(folder().resolve("control.lock"))).isEqualTo("rw-------");
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void aPathTooLongForASocketIsSaidInOneSentence() throws IOException {
        Path far = temp.resolve("x".repeat(120));
        try (DoorKey key = DoorKey.take(far).orElseThrow()) {
            assertThatThrownBy(() -> Door.open(key, new RecordingHouse()))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage(
                            "the control socket " + far.resolve("control.sock") + " can't be used: its path is longer"
                                    + " than this system can do; set XDG_RUNTIME_DIR to a folder with a short path");
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidInOneSentence() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));
        assertThatThrownBy(() -> DoorKey.take(file.resolve("run")))
                .isExactlyInstanceOf(IOException.class)
                .hasMessageContaining("the folder of the control socket can't be used")
                .hasMessageContaining(file.toString());
    }
}

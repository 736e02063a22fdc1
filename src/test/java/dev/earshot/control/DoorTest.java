package dev.earshot.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Visitors of every kind at an open door. */
@Timeout(60)
class DoorTest {
    @TempDir
    Path folder;

    private final RecordingHouse house = new RecordingHouse();
    private final List<SocketChannel> visitors = new ArrayList<>();
    private DoorKey key;
    private Door door;

    @BeforeEach
    void open() throws IOException {
        key = DoorKey.take(folder).orElseThrow();
        door = Door.open(key, house);
    }

    @AfterEach
    void close() throws IOException {
        for (SocketChannel visitor : visitors) {
            visitor.close();
        }
        door.close();
        key.close();
    }

    private SocketChannel visit() throws IOException {
        SocketChannel visitor = SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("control.sock")));
        visitors.add(visitor);
        return visitor;
    }

    /** Says that and answers the first line that comes back; empty if the connection was closed without one. */
    private static Optional<String> say(SocketChannel visitor, byte[] bytes) throws IOException {
        try {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                visitor.write(left);
            }
        } catch (IOException e) {
            // Closed meanwhile; there may be an answer all the same.
        }
        return hear(visitor);
    }

    private static Optional<String> hear(SocketChannel visitor) throws IOException {
        try {
            return new LineReader(visitor, 1 << 16).next();
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    private DoorClient client() {
        return new DoorClient(folder);
    }

    @ParameterizedTest
    @EnumSource
    void eachWordReachesTheHouseAndIsAnswered(Word word) throws IOException, InterruptedException {
        assertThat(client().ask(word)).isEqualTo("heard " + word.written());
        assertThat(house.words()).containsExactly(word);
    }

    @Test
    void theStatusIsTheObjectOfThisMoment() throws IOException, InterruptedException {
        house.become("{\"state\":\"listening\"}");
        assertThat(client().status()).isEqualTo("{\"state\":\"listening\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dance", "START", "start now", "start\0", "\0", "status status", "\u00e9t\u00e9"})
    void anUnknownWordIsAnsweredWithTheKnownOnes(String word) throws IOException {
        assertThat(say(visit(), (word + "\n").getBytes(UTF_8)))
                .hasValue("error the words are start, stop, toggle, pause, resume, quit, show, status and follow");
        assertThat(house.words()).isEmpty();
    }

    @Test
    void brokenUtf8IsRefused() throws IOException {
        assertThat(say(visit(), new byte[] {'s', (byte) 0xc3, '\n'})).hasValue("error a line is UTF-8");
    }

    @Test
    void aLineIs4096BytesAtMost() throws IOException {
        String longest = " ".repeat(4092) + "stop\n";
        assertThat(say(visit(), longest.getBytes(UTF_8))).hasValue("ok heard stop");
        assertThat(say(visit(), (" " + longest).getBytes(UTF_8))).hasValue("error a line is 4096 bytes at most");
        assertThat(say(visit(), new byte[1 << 20])).hasValue("error a line is 4096 bytes at most");
    }

    @Test
    void aLineWithoutAnEndIsTakenWhenTheVisitorHasSaidAll() throws IOException {
        SocketChannel visitor = visit();
        visitor.write(ByteBuffer.wrap("toggle".getBytes(UTF_8)));
        visitor.shutdownOutput();
        assertThat(hear(visitor)).hasValue("ok heard toggle");
    }

    @Test
    void aLineMayComeInPieces() throws IOException {
        SocketChannel visitor = visit();
        for (byte letter : "toggle".getBytes(UTF_8)) {
            visitor.write(ByteBuffer.wrap(new byte[] {letter}));
        }
        assertThat(say(visitor, "\nstart\n".getBytes(UTF_8))).hasValue("ok heard toggle");
        assertThat(house.words()).containsExactly(Word.TOGGLE);
    }

    @Test
    void whateverIsSaidTheNextIsServed() throws IOException, InterruptedException {
        Random random = new Random(4096);
        for (int round = 0; round < 200; round++) {
            byte[] bytes = new byte[random.nextInt(random.nextBoolean() ? 20 : 6000)];
            random.nextBytes(bytes);
            SocketChannel visitor = visit();
            switch (random.nextInt(3)) {
                case 0 -> visitor.close();
                case 1 -> say(visitor, (new String(bytes, UTF_8) + "\n").getBytes(UTF_8));
                default -> {
                    // And hangs, if there was no line in it.
                    try {
                        visitor.write(ByteBuffer.wrap(bytes));
                    } catch (IOException e) {
                        assertThat(bytes.length).isPositive();
                    }
                }
            }
            assertThat(client().ask(Word.SHOW)).isEqualTo("heard show");
        }
        assertThat(house.words()).hasSize(200).containsOnly(Word.SHOW);
    }

    @Test
    void whoHangsGivesWay() throws IOException, InterruptedException {
        List<SocketChannel> hanging = new ArrayList<>();
        for (int i = 0; i < 3 * Door.PLACES; i++) {
            hanging.add(visit());
        }
        assertThat(client().ask(Word.STOP)).isEqualTo("heard stop");
        assertThat(hear(hanging.getFirst())).isEmpty();
    }

    @Test
    void aHundredAtOnceAreAllAnswered() throws InterruptedException {
        Queue<String> answers = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    answers.add(client().ask(Word.TOGGLE));
                } catch (IOException | InterruptedException e) {
                    answers.add(e.toString());
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(answers).hasSize(100).containsOnly("heard toggle");
        assertThat(house.words()).hasSize(100);
    }

    @Test
    void aFollowerHearsHowItIsAndEachChangeUntilTheDoorCloses() throws IOException, InterruptedException {
        house.become("1");
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        Thread follower = follow(heard);
        assertThat(heard.take()).isEqualTo("1");
        house.become("2");
        assertThat(heard.take()).isEqualTo("2");
        for (int i = 3; i <= 1000; i++) {
            house.become(String.valueOf(i));
        }
        List<String> burst = new ArrayList<>();
        while (!burst.contains("1000")) {
            burst.add(heard.take());
        }
        assertThat(burst.size()).isLessThan(20);

        door.close();
        follower.join();
        assertThat(heard).containsExactly("end");
    }

    @Test
    void aFollowerThatDoesNotReadHoldsUpNobody() throws IOException, InterruptedException {
        visit().write(ByteBuffer.wrap("follow\n".getBytes(UTF_8)));
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        Thread follower = follow(heard);
        String large = "x".repeat(60_000);
        for (int i = 0; i < 10; i++) {
            house.become(i + large);
            String next = heard.take();
            while (!next.startsWith(String.valueOf(i))) {
                next = heard.take();
            }
        }
        assertThat(client().ask(Word.STOP)).isEqualTo("heard stop");
        door.close();
        follower.join();
    }

    @Test
    void aFollowerWhoLeavesMakesPlaceThoughNothingChanges() throws IOException, InterruptedException {
        for (int i = 0; i < 3 * Door.FOLLOWERS; i++) {
            SocketChannel follower = visit();
            Optional<String> first = say(follower, "follow\n".getBytes(UTF_8));
            while (first.orElseThrow().startsWith("error")) {
                // The one who left is just on the way out.
                follower = visit();
                first = say(follower, "follow\n".getBytes(UTF_8));
            }
            assertThat(first).hasValue("{\"state\":\"off\"}");
            follower.close();
        }
    }

    @Test
    void moreFollowersThanPlacesAreRefusedAndWordsStillServed() throws IOException, InterruptedException {
        for (int i = 0; i < Door.FOLLOWERS; i++) {
            assertThat(say(visit(), "follow\n".getBytes(UTF_8))).hasValue("{\"state\":\"off\"}");
        }
        assertThatThrownBy(() -> client().follow(line -> {}))
                .hasMessage("the agent says: 8 follow already, and that is the most");
        assertThat(client().ask(Word.STOP)).isEqualTo("heard stop");
    }

    private Thread follow(BlockingQueue<String> heard) {
        return Thread.ofVirtual().start(() -> {
            try {
                client().follow(heard::add);
                heard.add("end");
            } catch (IOException | InterruptedException e) {
                heard.add(e.toString());
            }
        });
    }

    @Test
    void aHouseInTroubleIsNoTroubleForTheDoor() throws IOException, InterruptedException {
        door.close();
        House broken = new House() {
            @Override
            public String obey(Word word) {
                throw new IllegalStateException("made by a test");
            }

            @Override
            public String status() {
                return "{}";
            }

            @Override
            public String lasting() {
                return status();
            }

            @Override
            public long awaitChange(long seen) {
                return seen + 1;
            }
        };
        try (Door other = Door.open(key, broken)) {
            assertThatThrownBy(() -> client().ask(Word.STOP))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the agent says: something went wrong inside Earshot");
            assertThat(client().status()).isEqualTo("{}");
        }
    }

    @Test
    void anInterruptEndsAClient() throws InterruptedException {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        Thread follower = follow(heard);
        assertThat(heard.take()).isEqualTo("{\"state\":\"off\"}");
        follower.interrupt();
        assertThat(heard.take()).startsWith("java.lang.InterruptedException");
        follower.join();
    }

    @Test
    void behindAClosedDoorIsNobody() throws IOException {
        door.close();
        assertThatThrownBy(() -> client().ask(Word.QUIT)).isInstanceOf(NoAgentException.class);
        assertThatThrownBy(() -> client().follow(line -> {})).isInstanceOf(NoAgentException.class);
        assertThatThrownBy(() -> new DoorClient(folder.resolve("nowhere")).status())
                .isInstanceOf(NoAgentException.class);
    }
}

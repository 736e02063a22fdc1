package dev.earshot.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.caption.PostedCaption;
import dev.earshot.caption.Speaker;
import dev.earshot.room.Watch.Event;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StreamTest {
    private Hall hall;

    @BeforeEach
    void open() throws IOException {
        // The clock stands still, so a rate would be used up.
        hall = new Hall(Hall.rate(0));
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void viewerMayComeBeforeTheFirstSpeaker() throws IOException, InterruptedException {
        try (Watch watch = hall.watch(null)) {
            hall.send(Hall.caption("one"));
            Event event = watch.next(1).getFirst();
            assertThat(event.text()).isEqualTo("one");
            assertThat(event.type()).isEqualTo("caption");
            assertThat(event.data().has("passphrase")).isFalse();
            assertThat(watch.response.headers().firstValue("Content-Type"))
                    .contains("text/event-stream; charset=utf-8");
        }
    }

    @Test
    void lateJoinerGetsWhatWasSaidAndHowLongAgo() throws IOException, InterruptedException {
        hall.send(Hall.caption("one"));
        hall.clock.advance(Duration.ofSeconds(7));
        hall.send(Hall.caption("two"));
        try (Watch watch = hall.watch(null)) {
            List<Event> events = watch.next(2);
            assertThat(events).extracting(Event::text).containsExactly("one", "two");
            assertThat(events)
                    .extracting(event -> event.data().get("age_ms").getAsLong())
                    .containsExactly(7000L, 0L);
        }
    }

    @Test
    void captionWithoutTimeGetsTheServers() throws IOException, InterruptedException {
        hall.send(new PostedCaption(
                Hall.ROOM,
                Hall.PASSPHRASE,
                Speaker.named("Ann"),
                "one",
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                null));
        try (Watch watch = hall.watch(null)) {
            assertThat(watch.next(1).getFirst().data().get("timestamp").getAsString())
                    .isEqualTo("09:30:00");
        }
    }

    @Test
    void partialIsBroadcastWithoutAnId() throws IOException, InterruptedException {
        try (Watch watch = hall.watch(null)) {
            hall.send(Hall.numbered("s", 1, true, "on"));
            hall.send(Hall.numbered("s", 1, false, "one"));
            hall.send(Hall.numbered("s", 1, true, "on"));
            hall.send(Hall.numbered("s", 2, true, "tw"));
            List<Event> events = watch.next(3);
            assertThat(events).extracting(Event::type).containsExactly("partial", "caption", "partial");
            assertThat(events).extracting(Event::text).containsExactly("on", "one", "tw");
            assertThat(events.get(0).id()).isNull();
            assertThat(events.get(1).id()).isNotNull();
        }
    }

    @Test
    void resumingMissesNothingAndRepeatsNothing() throws IOException, InterruptedException {
        String last;
        try (Watch watch = hall.watch(null)) {
            hall.send(Hall.caption("1"));
            hall.send(Hall.caption("2"));
            last = Objects.requireNonNull(watch.next(2).getLast().id());
        }
        hall.send(Hall.caption("3"));
        try (Watch watch = hall.watch(last)) {
            hall.send(Hall.caption("4"));
            assertThat(watch.texts(2)).containsExactly("3", "4");
        }
    }

    @Test
    void joiningAmidstSpeechMissesNothingAndRepeatsNothing() throws IOException, InterruptedException {
        List<String> all = IntStream.range(0, 200).mapToObj(Integer::toString).toList();
        Thread speaker = Thread.ofVirtual().start(() -> {
            for (String text : all) {
                try {
                    hall.send(Hall.caption(text));
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        for (int viewer = 0; viewer < 10; viewer++) {
            String last;
            try (Watch watch = hall.watch(null)) {
                List<Event> first = watch.next(10);
                assertThat(first).extracting(Event::text).containsExactlyElementsOf(all.subList(0, 10));
                last = Objects.requireNonNull(first.getLast().id());
            }
            try (Watch watch = hall.watch(last)) {
                assertThat(watch.texts(190)).containsExactlyElementsOf(all.subList(10, 200));
            }
        }
        speaker.join();
    }

    @Test
    void idOfAnotherRunIsNoPlaceInThisOne() throws IOException, InterruptedException {
        hall.send(Hall.caption("one"));
        try (Watch watch = hall.watch("another-1")) {
            assertThat(watch.texts(1)).containsExactly("one");
        }
    }

    @Test
    void placeThatNeverWasMissesAllThatIsKept() throws IOException, InterruptedException {
        String real;
        try (Watch watch = hall.watch(null)) {
            hall.send(Hall.caption("one"));
            real = Objects.requireNonNull(watch.next(1).getFirst().id());
        }
        for (String number : List.of("999", "-5", "0", "9".repeat(40), "")) {
            try (Watch watch = hall.watch(real.replaceFirst("\\d+$", number))) {
                assertThat(watch.next(1).getFirst().type()).isEqualTo("gap");
                assertThat(watch.texts(1)).containsExactly("one");
            }
        }
    }

    @Test
    void gapThatNobodyFillsIsEndedByTheServerItself() throws IOException, InterruptedException {
        try (Watch watch = hall.watch(null)) {
            hall.send(Hall.numbered("s", 2, false, "two"));
            hall.clock.advance(SpeakerOrder.PATIENCE);
            hall.send(Hall.numbered("t", 2, false, "wakes the timer"));
            assertThat(watch.texts(1)).containsExactly("two");
        }
    }

    @Test
    void roomNameIsNeeded() throws IOException, InterruptedException {
        assertThat(hall.get("/api/stream").statusCode()).isEqualTo(400);
        assertThat(hall.get("/api/stream?room=" + "x".repeat(129)).statusCode()).isEqualTo(400);
        assertThat(hall.get("/api/list?room=%20").statusCode()).isEqualTo(400);
    }

    @Test
    void whoWasAwayForLongerThanTheRoomKeepsIsToldSo() throws IOException, InterruptedException {
        String first;
        try (Watch watch = hall.watch(null)) {
            hall.send(Hall.caption("first"));
            first = Objects.requireNonNull(watch.next(1).getFirst().id());
        }
        int kept = RoomRules.standard().captions();
        for (int number = 0; number < kept - 1; number++) {
            hall.send(Hall.caption("c"));
        }
        try (Watch watch = hall.watch(first)) {
            assertThat(watch.next(1).getFirst().type()).isEqualTo("caption");
        }
        hall.send(Hall.caption("one more"));
        try (Watch watch = hall.watch(first)) {
            List<Event> events = watch.next(kept + 1);
            assertThat(events.getFirst().type()).isEqualTo("gap");
            assertThat(events.getFirst().id()).isNull();
            assertThat(events.getLast().text()).isEqualTo("one more");
        }
    }

    @Test
    void viewerThatDoesNotKeepUpIsDroppedAndNotWaitedFor() {
        Room room = new Room(hall.clock, RoomRules::standard, "run", () -> {});
        Viewer stuck = new Viewer();
        room.join(stuck, null);
        for (int number = 0; number < Viewer.BEHIND; number++) {
            room.say(Hall.caption("c"));
        }
        room.tellViewers(ByteBuffer.allocate(10));
        assertThat(stuck.isDropped()).isFalse();
        room.say(Hall.caption("one too many"));
        room.tellViewers(ByteBuffer.allocate(10));
        assertThat(stuck.isDropped()).isTrue();
    }

    @Test
    void proxyIsToldToHoldNoCaptionBack() throws IOException, InterruptedException {
        try (Watch watch = hall.watch(null)) {
            assertThat(watch.response.headers().firstValue("X-Accel-Buffering")).contains("no");
        }
    }

    @Test
    void quietLineCarriesAComment() throws IOException {
        try (RawViewer viewer = RawViewer.enter(hall, null)) {
            viewer.readUntil("retry: 1000\n\n");
            hall.clock.advance(Audience.QUIET);
            hall.server.showDue();
            viewer.readUntil(": still here\n\n");
        }
    }
}

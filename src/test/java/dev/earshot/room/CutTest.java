package dev.earshot.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.earshot.caption.PostedCaption;
import dev.earshot.caption.Speaker;
import dev.earshot.room.Watch.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Viewers whose lines are cut or stuck. */
@Timeout(60)
class CutTest {
    private static final int CUTS = 50;
    private static final List<String> SPEAKERS = List.of("Ann", "Ben", "Zoë");

    /** Captions that the page may lack; fewer than the room keeps. */
    private static final int AHEAD = 300;

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
    void fiftyCutConnectionsLoseNothingAndRepeatNothing() throws IOException, InterruptedException, ExecutionException {
        Random random = new Random(7);
        Semaphore ahead = new Semaphore(AHEAD);
        AtomicBoolean enough = new AtomicBoolean();
        PageReader page = new PageReader();
        List<Future<Integer>> sent = new ArrayList<>();
        int cutAmidstAnEvent = 0;
        try (ExecutorService speakers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String speaker : SPEAKERS) {
                sent.add(speakers.submit(() -> speak(speaker, ahead, enough)));
            }
            for (int cut = 0; cut < CUTS; cut++) {
                byte[] received = connection(page, 1 + random.nextInt(6000));
                ahead.release(page.connection(received));
                cutAmidstAnEvent += received[received.length - 1] == '\n' ? 0 : 1;
            }
            enough.set(true);
            ahead.release(SPEAKERS.size());
        }
        // What is still missing comes in one go, with one more caption to know where it ends.
        hall.send(Hall.caption("the end"));
        try (Watch watch = hall.watch(page.lastEventId())) {
            for (Event event = watch.next(1).getFirst();
                    !event.text().equals("the end");
                    event = watch.next(1).getFirst()) {
                page.captions().add(event.data());
            }
        }
        assertThat(cutAmidstAnEvent).isGreaterThan(CUTS / 2);
        for (int speaker = 0; speaker < SPEAKERS.size(); speaker++) {
            String name = SPEAKERS.get(speaker);
            assertThat(textsOf(name, page))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, sent.get(speaker).get())
                                    .mapToObj(number -> text(name, number))
                                    .toList());
        }
    }

    @Test
    void viewerThatStopsReadingIsDroppedAndOthersSeeAllInTime() throws IOException, InterruptedException {
        String text = "語".repeat(RoomRules.standard().text() - 10);
        int number = 0;
        try (RawViewer stuck = RawViewer.enter(hall, null);
                Watch other = hall.watch(null)) {
            stuck.readUntil("retry: 1000\n\n");
            while (viewers() == 2) {
                for (int caption = 0; caption < 50; caption++) {
                    hall.send(Hall.caption(text + number));
                    number++;
                }
                List<Event> events = other.next(50);
                assertThat(events.getLast().text()).isEqualTo(text + (number - 1));
            }
            assertThat(viewers()).isEqualTo(1);
            stuck.readToTheEnd();
            PageReader page = new PageReader();
            assertThat(page.connection(stuck.received())).isBetween(1, number - 1);
            try (Watch back = hall.watch(page.lastEventId())) {
                hall.send(Hall.caption("after"));
                Event last = back.next(1).getFirst();
                while (!last.text().equals("after")) {
                    last = back.next(1).getFirst();
                }
                assertThat(other.texts(1)).containsExactly("after");
            }
        }
    }

    private int viewers() throws IOException, InterruptedException {
        return JsonParser.parseString(hall.get("/api/health").body())
                .getAsJsonObject()
                .get("viewers")
                .getAsInt();
    }

    private byte[] connection(PageReader page, int bytes) throws IOException {
        try (RawViewer viewer = RawViewer.enter(hall, page.lastEventId())) {
            viewer.read(bytes);
            return viewer.received();
        }
    }

    private int speak(String speaker, Semaphore ahead, AtomicBoolean enough) throws IOException, InterruptedException {
        int number = 0;
        ahead.acquire();
        while (!enough.get()) {
            number++;
            assertThat(hall.send(numbered(speaker, number))).isEqualTo(200);
            ahead.acquire();
        }
        return number;
    }

    private static PostedCaption numbered(String speaker, long sequence) {
        return new PostedCaption(
                Hall.ROOM,
                Hall.PASSPHRASE,
                Speaker.named(speaker),
                text(speaker, sequence),
                "10:11:12",
                false,
                null,
                "session-" + speaker,
                sequence,
                null,
                null,
                null);
    }

    private static String text(String speaker, long sequence) {
        return "Größe 語 of " + speaker + ", number " + sequence + ".";
    }

    private static List<String> textsOf(String speaker, PageReader page) {
        return page.captions().stream()
                .filter(caption -> caption.get("user_name").getAsString().equals(speaker))
                .map(caption -> caption.get("text").getAsString())
                .toList();
    }
}

package dev.earshot.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.caption.CaptionJson;
import dev.earshot.caption.PostedPresence;
import dev.earshot.caption.Presence;
import dev.earshot.caption.PresenceJson;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a server allows, seen from outside. */
@Timeout(30)
class RulesTest {
    private static final Duration FORGET = Duration.ofHours(1);

    @Test
    void ofTwoWhoRaceForARoomOneWins() throws IOException, InterruptedException, ExecutionException {
        try (Hall hall = new Hall();
                ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> ours = new ArrayList<>();
            List<Future<Integer>> theirs = new ArrayList<>();
            String theirCaption = CaptionJson.encode(Hall.caption("theirs")).replace(Hall.PASSPHRASE, "mine");
            for (int number = 0; number < 3; number++) {
                ours.add(senders.submit(() -> hall.send(Hall.caption("ours"))));
                theirs.add(senders.submit(() -> hall.post(theirCaption).statusCode()));
            }
            List<Integer> answers = List.of(statuses(ours), statuses(theirs)).stream()
                    .flatMap(List::stream)
                    .toList();
            assertThat(answers).containsExactlyInAnyOrder(200, 200, 200, 401, 401, 401);
            assertThat(hall.listed()).hasSize(3);
            assertThat(hall.listed().stream().distinct()).hasSize(1);
        }
    }

    private static List<Integer> statuses(List<Future<Integer>> sent) throws InterruptedException, ExecutionException {
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> one : sent) {
            statuses.add(one.get());
        }
        assertThat(statuses.stream().distinct()).hasSize(1);
        return statuses;
    }

    @Test
    void senderWhoPostsTooMuchIsToldWhenToTryAgain() throws IOException, InterruptedException {
        try (Hall hall = new Hall(Hall.rate(2))) {
            for (long number = 1; number <= 2 * SenderRates.BURST; number++) {
                assertThat(hall.send(Hall.numbered("s", number, number % 2 == 0, "c")))
                        .isEqualTo(200);
            }
            HttpResponse<String> answer = hall.post(CaptionJson.encode(Hall.numbered("s", 9, true, "c")));
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            assertThat(hall.send(Hall.numbered("t", 1, false, "another"))).isEqualTo(200);
            assertThat(hall.send(Hall.caption("without a session"))).isEqualTo(200);
            hall.clock.advance(Duration.ofSeconds(1));
            assertThat(hall.send(Hall.numbered("s", 9, true, "c"))).isEqualTo(200);
            assertThat(hall.send(Hall.numbered("s", 9, true, "c"))).isEqualTo(200);
            assertThat(hall.send(Hall.numbered("s", 9, true, "c"))).isEqualTo(429);
            hall.server.become(Hall.rate(0));
            assertThat(hall.send(Hall.numbered("s", 9, true, "c"))).isEqualTo(200);
        }
    }

    @Test
    void roomThatNobodyUsesIsForgottenWithItsPassphrase() throws IOException, InterruptedException {
        try (Hall hall = new Hall(rules(10, 0, Optional.empty()))) {
            hall.send(Hall.caption("one"));
            hall.clock.advance(FORGET.minusMillis(1));
            hall.server.showDue();
            assertThat(hall.listed()).containsExactly("one");
            hall.clock.advance(Duration.ofMillis(1));
            hall.server.showDue();
            assertThat(hall.listed()).isEmpty();
            assertThat(hall.get("/api/health").body()).contains("\"rooms\":0");
            assertThat(hall.post(CaptionJson.encode(Hall.caption("two")).replace(Hall.PASSPHRASE, "another"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void captionKeepsARoomAndAWrongPassphraseDoesNot() throws IOException, InterruptedException {
        try (Hall hall = new Hall(rules(10, 0, Optional.empty()))) {
            hall.send(Hall.caption("one"));
            hall.clock.advance(FORGET.minusSeconds(1));
            hall.send(Hall.caption("two"));
            hall.clock.advance(FORGET.minusSeconds(1));
            hall.server.showDue();
            assertThat(hall.listed()).hasSize(2);
            hall.post(CaptionJson.encode(Hall.caption("three")).replace(Hall.PASSPHRASE, "guess"));
            hall.clock.advance(Duration.ofSeconds(1));
            hall.server.showDue();
            assertThat(hall.listed()).isEmpty();
        }
    }

    @Test
    void viewerOrAPauseKeepsARoom() throws IOException, InterruptedException {
        try (Hall hall = new Hall(rules(10, 0, Optional.empty()))) {
            hall.send(Hall.caption("one"));
            try (Watch watch = hall.watch(null)) {
                hall.clock.advance(FORGET.multipliedBy(3));
                hall.server.showDue();
                assertThat(watch.texts(1)).containsExactly("one");
                assertThat(hall.listed()).hasSize(1);
                presence(hall, Presence.State.PAUSED);
            }
            hall.clock.advance(FORGET.multipliedBy(3));
            hall.server.showDue();
            assertThat(hall.listed()).hasSize(1);
        }
    }

    private static void presence(Hall hall, Presence.State state) throws IOException, InterruptedException {
        String json =
                PresenceJson.encode(new PostedPresence(Hall.ROOM, Hall.PASSPHRASE, new Presence("s", "Ann", state)));
        assertThat(hall.post("/api/presence", json).statusCode()).isEqualTo(200);
    }

    @Test
    void idleRoomGivesItsPlaceToANewOne() throws IOException, InterruptedException {
        try (Hall hall = new Hall(rules(1, 0, Optional.empty()))) {
            String other = CaptionJson.encode(Hall.caption("other")).replace(Hall.ROOM, "another room");
            hall.send(Hall.caption("one"));
            assertThat(hall.post(other).statusCode()).isEqualTo(503);
            hall.clock.advance(FORGET);
            assertThat(hall.post(other).statusCode()).isEqualTo(200);
            assertThat(hall.send(Hall.caption("two"))).isEqualTo(503);
        }
    }

    @Test
    void viewersNeedTheKeyWhereThereIsOne() throws IOException, InterruptedException {
        try (Hall hall = new Hall(rules(10, 0, Optional.of("let me see & hear")))) {
            assertThat(hall.send(Hall.caption("one"))).isEqualTo(200);
            String room = "?" + RoomQuery.of(Hall.ROOM);
            for (String path : List.of("/api/list", "/api/stream")) {
                assertThat(hall.get(path + room).statusCode()).isEqualTo(401);
                assertThat(hall.get(path + room + "&key=let%20me").statusCode()).isEqualTo(401);
                assertThat(hall.get(path + room).body()).contains("view key").doesNotContain("let me");
            }
            String key = "&key=let%20me%20see%20%26%20hear";
            assertThat(hall.get("/api/list" + room + key).body()).contains("one");
            assertThat(hall.server.displayUrl(Hall.ROOM).toString()).endsWith("/display" + room + key);
            assertThat(hall.get("/api/health").body()).contains("\"view_key\":true");
            hall.server.become(rules(10, 0, Optional.empty()));
            assertThat(hall.get("/api/list" + room).statusCode()).isEqualTo(200);
            assertThat(hall.server.displayUrl(Hall.ROOM).toString()).endsWith("/display" + room);
        }
    }

    private static RoomRules rules(int rooms, int rate, Optional<String> viewKey) {
        RoomRules usual = RoomRules.standard();
        return new RoomRules(
                rooms, usual.captions(), usual.text(), usual.body(), usual.viewers(), rate, FORGET, viewKey);
    }
}

package dev.earshot.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.earshot.caption.CaptionJson;
import dev.earshot.caption.PostedPresence;
import dev.earshot.caption.Presence;
import dev.earshot.caption.Presence.State;
import dev.earshot.caption.PresenceJson;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class PresenceTest {
    private Hall hall;

    @BeforeEach
    void open() throws IOException {
        hall = new Hall();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void viewersAreToldWithoutAnId() throws IOException, InterruptedException {
        try (Watch watch = hall.watch(null)) {
            HttpResponse<String> answer = hall.post("/api/presence", json("s", "Ann", State.PAUSED));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"success\":true}");
            Watch.Event event = watch.next(1).getFirst();
            assertThat(event.type()).isEqualTo("presence");
            assertThat(event.id()).isNull();
            assertThat(event.data()).isEqualTo(JsonParser.parseString("{\"speaker\":\"Ann\",\"state\":\"paused\"}"));
        }
    }

    @Test
    void lateJoinerIsToldOfThoseWhoArePausedThen() throws IOException, InterruptedException {
        note("s", "Ann", State.PAUSED);
        note("t", "Bob", State.PAUSED);
        note("s", "Ann", State.LIVE);
        hall.send(Hall.caption("one"));
        try (Watch watch = hall.watch(null)) {
            assertThat(watch.next(1).getFirst().type()).isEqualTo("caption");
            assertThat(told(watch, 1)).containsExactly("Bob paused");
        }
    }

    @Test
    void whoComesBackIsToldAgainWhateverWasSeenBefore() throws IOException, InterruptedException {
        hall.send(Hall.caption("one"));
        note("s", "Ann", State.PAUSED);
        String last;
        try (Watch watch = hall.watch(null)) {
            last = watch.next(2).getFirst().id();
        }
        try (Watch watch = hall.watch(last)) {
            assertThat(told(watch, 1)).containsExactly("Ann paused");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"LIVE", "GONE"})
    void aPauseEndsOnce(State end) throws IOException, InterruptedException {
        note("s", "Ann", State.PAUSED);
        try (Watch watch = hall.watch(null)) {
            note("s", "Ann", end);
            note("s", "Ann", end);
            note("t", "Bob", State.PAUSED);
            assertThat(told(watch, 3)).containsExactly("Ann paused", "Ann " + end.word(), "Bob paused");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsSaidEndsThePauseOfWhoSaysIt(boolean partial) throws IOException, InterruptedException {
        note("s", "Ann", State.PAUSED);
        note("t", "Bob", State.PAUSED);
        try (Watch watch = hall.watch(null)) {
            hall.send(Hall.numbered("s", 1, partial, "one"));
            assertThat(told(watch, 3)).containsExactly("Ann paused", "Bob paused", "Ann live");
            assertThat(watch.next(1).getFirst().text()).isEqualTo("one");
        }
    }

    @Test
    void anUnnumberedCaptionEndsThePauseOfItsSpeaker() throws IOException, InterruptedException {
        note("s", "Ann", State.PAUSED);
        try (Watch watch = hall.watch(null)) {
            hall.send(Hall.caption("one"));
            assertThat(told(watch, 2)).containsExactly("Ann paused", "Ann live");
        }
    }

    @Test
    void aSpeakerWhoTookAnotherNameIsNotPausedUnderTheOld() throws IOException, InterruptedException {
        note("s", "Ann", State.PAUSED);
        try (Watch watch = hall.watch(null)) {
            note("s", "Anna", State.PAUSED);
            note("s", "Ann", State.LIVE);
            assertThat(told(watch, 4)).containsExactly("Ann paused", "Ann live", "Anna paused", "Anna live");
        }
    }

    @Test
    void aPauseIsForgottenAfterHalfADay() throws IOException, InterruptedException {
        note("s", "Ann", State.PAUSED);
        try (Watch before = hall.watch(null)) {
            hall.clock.advance(Pauses.REMEMBERED);
            try (Watch after = hall.watch(null)) {
                note("t", "Bob", State.PAUSED);
                assertThat(told(before, 3)).containsExactly("Ann paused", "Ann gone", "Bob paused");
                assertThat(told(after, 2)).containsExactly("Ann gone", "Bob paused");
            }
        }
    }

    @Test
    void aPauseThatIsSaidAgainIsRememberedFromThenOn() throws IOException, InterruptedException {
        note("s", "Ann", State.PAUSED);
        hall.clock.advance(Pauses.REMEMBERED.minus(Duration.ofHours(1)));
        note("s", "Ann", State.PAUSED);
        hall.clock.advance(Duration.ofHours(2));
        try (Watch watch = hall.watch(null)) {
            assertThat(told(watch, 1)).containsExactly("Ann paused");
        }
    }

    @Test
    void ofTooManyThePauseThatIsOldestIsForgotten() throws IOException, InterruptedException {
        for (int i = 0; i <= Pauses.SPEAKERS; i++) {
            note("s" + i, "Ann " + i, State.PAUSED);
        }
        try (Watch watch = hall.watch(null)) {
            assertThat(told(watch, Pauses.SPEAKERS)).startsWith("Ann 1 paused").doesNotContain("Ann 0 paused");
        }
    }

    @Test
    void wrongPassphraseIsRefused() throws IOException, InterruptedException {
        hall.send(Hall.caption("one"));
        String wrong = json("s", "Ann", State.PAUSED).replace(Hall.PASSPHRASE, "x");
        HttpResponse<String> answer = hall.post("/api/presence", wrong);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"error\":\"Invalid passphrase\"}");
        note("t", "Bob", State.PAUSED);
        try (Watch watch = hall.watch(null)) {
            watch.next(1);
            assertThat(told(watch, 1)).containsExactly("Bob paused");
        }
    }

    /** Else a trial with a mistyped passphrase would lock everybody out. */
    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"LIVE", "GONE"})
    void whoDoesNotPauseMakesNoRoom(State state) throws IOException, InterruptedException {
        String wrong = json("s", "Ann", state).replace(Hall.PASSPHRASE, "x");
        assertNoRoom(hall.post("/api/presence", wrong));
        assertThat(hall.get("/api/health").body()).contains("\"rooms\":0");
        try (Watch watch = hall.watch(null)) {
            assertNoRoom(hall.post("/api/presence", wrong));
            assertThat(hall.send(Hall.caption("one"))).isEqualTo(200);
            assertThat(watch.next(1).getFirst().text()).isEqualTo("one");
        }
        assertThat(hall.post("/api/presence", wrong).statusCode()).isEqualTo(401);
    }

    private static void assertNoRoom(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"error\":\"No such room yet\"}");
    }

    @Test
    void aPauseMakesTheRoom() throws IOException, InterruptedException {
        note("s", "Ann", State.PAUSED);
        assertThat(hall.post(CaptionJson.encode(Hall.caption("one")).replace(Hall.PASSPHRASE, "x"))
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"room", "passphrase", "user_name", "session", "state"})
    void missingOrBlankFieldIsRefused(String field) throws IOException, InterruptedException {
        JsonObject body = JsonParser.parseString(json("s", "Ann", State.PAUSED)).getAsJsonObject();
        body.addProperty(field, " ");
        assertThat(hall.post("/api/presence", body.toString()).statusCode()).isEqualTo(400);
        body.remove(field);
        HttpResponse<String> answer = hall.post("/api/presence", body.toString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"Missing required fields\"}");
    }

    @Test
    void otherStateIsRefused() throws IOException, InterruptedException {
        HttpResponse<String> answer =
                hall.post("/api/presence", json("s", "Ann", State.PAUSED).replace("paused", "asleep"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"Field state must be paused, live or gone\"}");
    }

    @ParameterizedTest
    @CsvSource({"room,129", "passphrase,257", "user_name,101", "session,101"})
    void partThatIsTooLongIsRefusedByName(String field, int length) throws IOException, InterruptedException {
        JsonObject body = JsonParser.parseString(json("s", "Ann", State.PAUSED)).getAsJsonObject();
        body.addProperty(field, "x".repeat(length));
        HttpResponse<String> answer = hall.post("/api/presence", body.toString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Field " + field);
    }

    @Test
    void bodyThatIsTooLongIsRefused() throws IOException, InterruptedException {
        assertThat(hall.post("/api/presence", "x".repeat(RoomRules.standard().body() + 1))
                        .statusCode())
                .isEqualTo(413);
    }

    private void note(String session, String speaker, State state) throws IOException, InterruptedException {
        assertThat(hall.post("/api/presence", json(session, speaker, state)).statusCode())
                .isEqualTo(200);
    }

    private static String json(String session, String speaker, State state) {
        return PresenceJson.encode(
                new PostedPresence(Hall.ROOM, Hall.PASSPHRASE, new Presence(session, speaker, state)));
    }

    private static List<String> told(Watch watch, int count) throws IOException {
        return watch.next(count).stream()
                .map(event -> event.data().get("speaker").getAsString() + " "
                        + event.data().get("state").getAsString())
                .toList();
    }
}

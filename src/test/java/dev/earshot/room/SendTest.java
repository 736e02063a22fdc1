package dev.earshot.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.earshot.caption.CaptionJson;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class SendTest {
    private Hall hall;

    @BeforeEach
    void open() throws IOException {
        hall = new Hall(Hall.rate(0));
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void acceptedCaptionIsListed() throws IOException, InterruptedException {
        HttpResponse<String> answer = hall.post(CaptionJson.encode(Hall.caption("Grüße, 世界")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"success\":true}");
        assertThat(hall.listed()).containsExactly("Grüße, 世界");
    }

    @Test
    void firstCaptionGivesTheRoomItsPassphrase() throws IOException, InterruptedException {
        hall.send(Hall.caption("one"));
        HttpResponse<String> answer =
                hall.post(CaptionJson.encode(Hall.caption("two")).replace(Hall.PASSPHRASE, "open sesamf"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"error\":\"Invalid passphrase\"}");
        assertThat(hall.listed()).containsExactly("one");
    }

    @Test
    void partialNeedsThePassphraseToo() throws IOException, InterruptedException {
        hall.send(Hall.caption("one"));
        String partial = CaptionJson.encode(Hall.numbered("s", 1, true, "two")).replace(Hall.PASSPHRASE, "x");
        assertThat(hall.post(partial).statusCode()).isEqualTo(401);
    }

    @Test
    void partialIsNotListed() throws IOException, InterruptedException {
        assertThat(hall.send(Hall.numbered("s", 1, true, "maybe"))).isEqualTo(200);
        assertThat(hall.listed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"room", "passphrase", "user_name", "text"})
    void missingOrBlankFieldIsRefused(String field) throws IOException, InterruptedException {
        JsonObject body = CaptionJson.encodeShown(Hall.caption("one"));
        body.addProperty("room", Hall.ROOM);
        body.addProperty("passphrase", Hall.PASSPHRASE);
        body.addProperty(field, "  ");
        assertThat(hall.post(body.toString()).statusCode()).isEqualTo(400);
        body.remove(field);
        HttpResponse<String> answer = hall.post(body.toString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"Missing required fields\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "{\"room\":1}", "{} {}"})
    void bodyThatIsNoCaptionIsRefused(String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = hall.post(body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"error\":");
    }

    @ParameterizedTest
    @CsvSource({"user_name,101", "session,101", "text,2001", "user_color,10", "font_family,101", "timestamp,33"})
    void partThatIsTooLongIsRefusedByName(String field, int length) throws IOException, InterruptedException {
        JsonObject body = CaptionJson.encodeShown(Hall.numbered("s", 1, false, "one"));
        body.addProperty("room", Hall.ROOM);
        body.addProperty("passphrase", Hall.PASSPHRASE);
        body.addProperty(field, "x".repeat(length));
        HttpResponse<String> answer = hall.post(body.toString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Field " + field);
        body.addProperty(field, "x".repeat(length - 1));
        assertThat(hall.post(body.toString()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {64 * 1024 + 1, 900_000})
    void bodyThatIsTooLongIsRefused(int length) throws IOException, InterruptedException {
        assertThat(hall.post("x".repeat(length)).statusCode()).isEqualTo(413);
        assertThat(hall.send(Hall.caption("still here"))).isEqualTo(200);
    }

    @Test
    void repeatIsAnsweredAlikeAndShownOnce() throws IOException, InterruptedException {
        assertThat(hall.send(Hall.numbered("s", 1, false, "one"))).isEqualTo(200);
        assertThat(hall.send(Hall.numbered("s", 1, false, "one"))).isEqualTo(200);
        assertThat(hall.listed()).containsExactly("one");
    }

    @Test
    void unnumberedCaptionsAreShownAsTheyCome() throws IOException, InterruptedException {
        hall.send(Hall.caption("one"));
        hall.send(Hall.caption("one"));
        assertThat(hall.listed()).containsExactly("one", "one");
    }

    @Test
    void sessionsDoNotWaitForEachOther() throws IOException, InterruptedException {
        hall.send(Hall.numbered("s", 2, false, "held"));
        hall.send(Hall.numbered("t", 1, false, "other"));
        assertThat(hall.listed()).containsExactly("other");
        hall.send(Hall.numbered("s", 1, false, "first"));
        assertThat(hall.listed()).containsExactly("other", "first", "held");
    }

    @Test
    void gapIsWaitedForThenSkippedAndWhatFillsItIsNotLost() throws IOException, InterruptedException {
        hall.send(Hall.numbered("s", 2, false, "two"));
        hall.clock.advance(SpeakerOrder.PATIENCE.minusMillis(1));
        hall.server.showDue();
        assertThat(hall.listed()).isEmpty();
        hall.clock.advance(SpeakerOrder.PATIENCE);
        hall.server.showDue();
        assertThat(hall.listed()).containsExactly("two");
        hall.send(Hall.numbered("s", 1, false, "one"));
        assertThat(hall.listed()).containsExactly("two", "one");
    }

    @Test
    void sessionThatIsForgottenLosesNothingThatWasHeld() throws IOException, InterruptedException {
        hall.send(Hall.numbered("s", 2, false, "held"));
        for (int other = 1; other <= Sessions.REMEMBERED; other++) {
            hall.send(Hall.numbered("t" + other, 2, false, "other"));
        }
        assertThat(hall.listed()).containsExactly("held");
    }

    @Test
    void onlyTheLastCaptionsAreKept() throws IOException, InterruptedException {
        for (int number = 1; number <= RoomRules.standard().captions() + 1; number++) {
            hall.send(Hall.caption("c" + number));
        }
        assertThat(hall.listed())
                .hasSize(RoomRules.standard().captions())
                .startsWith("c2")
                .endsWith("c" + (RoomRules.standard().captions() + 1));
    }
}

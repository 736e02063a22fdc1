package dev.earshot.delivery;

import static dev.earshot.delivery.Captions.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {
    private static final Duration SOON = Duration.ofMillis(12);

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
    void whatMayPassIsTriedLater(int status) {
        assertThat(judge(status, "", "")).isInstanceOfSatisfying(Outcome.TryLater.class, later -> {
            assertThat(later.ambiguous()).isFalse();
            assertThat(later.retryAfter()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "400, missing",
        "401, passphrase is wrong",
        "403, not let",
        "404, /api/send",
        "301, has moved",
        "308, has moved",
        "413, too long",
        "418, refuses",
        "501, refuses",
        "101, refuses"
    })
    void whatWillNotPassIsRefusedInAUsersWords(int status, String words) {
        assertThat(judge(status, "", ""))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains(words));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | application/json | {\"success\":true}",
                "200 | '' | ''",
                "201 | text/plain | ok",
                "204 | '' | ''",
                "200 | application/json | {\"service\":\"mine\"}",
                "200 | application/json | {\"service\" broken",
            })
    void anyOtherSuccessIsAccepted(int status, String type, String body) {
        assertThat(judge(status, type, body)).isEqualTo(new Outcome.Accepted(SOON));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html; charset=utf-8 | hello",
                "'' | <!DOCTYPE html><p>hello",
                "application/json | '  <HTML><body>'",
            })
    void aWebPageIsNoSuccess(String type, String body) {
        assertThat(judge(200, type, body))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("web page", "/api/send"));
    }

    @Test
    void thePhpServersDescriptionOfItselfIsNoSuccess() {
        assertThat(judge(
                        200,
                        "application/json",
                        "{\"service\":\"Local Transcription Multi-User Server\",\"version\":\"1.0.0\",\"x\":[]}"))
                .isInstanceOf(Outcome.Refused.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | 7",
                "' 7 ' | 7",
                "0 | 0",
                "-5 | 0",
                "Sat, 31 Jan 2026 12:00:09 GMT | 9",
                "Sat, 31 Jan 2026 11:00:00 GMT | 0",
            })
    void retryAfterIsReadInBothItsForms(String header, long seconds) {
        assertThat(retryAfter(header).retryAfter()).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void aRetryAfterThatMakesNoSenseIsIgnored() {
        assertThat(retryAfter("soon").retryAfter()).isEmpty();
    }

    private static Outcome.TryLater retryAfter(String header) {
        return (Outcome.TryLater) new Answer(503, "", header, "", "").judge(SOON, NOON);
    }

    private static Outcome judge(int status, String type, String body) {
        return new Answer(status, type, "", "", body).judge(SOON, NOON);
    }
}

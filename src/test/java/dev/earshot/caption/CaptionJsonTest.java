package dev.earshot.caption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.earshot.caption.CaptionJson.Malformed;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionJsonTest {
    private static final String NEEDED = "\"room\":\"r\",\"passphrase\":\"p\",\"user_name\":\"n\",\"text\":\"t\"";
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Speaker SPEAKER = new Speaker("Ada", "#112233", "#44556677", "#889900", "Roboto", "google");
    private static final PostedCaption FULL = new PostedCaption(
            "café",
            "open sesame",
            SPEAKER,
            "a \"word\" <b> 🙂",
            "10:11:12",
            true,
            4L,
            "s",
            7L,
            5L,
            NOON,
            NOON.plusMillis(1500));
    private static final PostedCaption SPARSE =
            new PostedCaption("r", "p", Speaker.named("n"), "t", null, false, null, null, null, null, null, null);

    private static PostedCaption decode(String fields) throws Malformed {
        return CaptionJson.decode("{" + NEEDED + "," + fields + "}");
    }

    private static void isMalformed(String json, String message) {
        assertThatExceptionOfType(Malformed.class)
                .isThrownBy(() -> CaptionJson.decode(json))
                .withMessage(message);
    }

    @Test
    void whatIsWrittenIsRead() throws Malformed {
        assertThat(CaptionJson.decode(CaptionJson.encode(FULL))).isEqualTo(FULL);
        assertThat(CaptionJson.decode(CaptionJson.encode(SPARSE))).isEqualTo(SPARSE);
    }

    @Test
    void fieldNamesAreThoseOfTheField() {
        assertThat(JsonParser.parseString(CaptionJson.encode(FULL))).isEqualTo(JsonParser.parseString("""
                {"room": "café", "passphrase": "open sesame", "user_name": "Ada", "text": "a \\"word\\" <b> 🙂",
                 "timestamp": "10:11:12", "is_preview": true, "user_color": "#112233", "text_color": "#44556677",
                 "background_color": "#889900", "font_family": "Roboto", "font_type": "google", "session": "s",
                 "sequence": 7, "id": "s-7", "settled_through": 5, "started_at": "2026-01-31T12:00:00Z",
                 "ended_at": "2026-01-31T12:00:01.500Z"}"""));
    }

    @Test
    void whatIsNullIsLeftOut() {
        assertThat(JsonParser.parseString(CaptionJson.encode(SPARSE))
                        .getAsJsonObject()
                        .keySet())
                .containsExactlyInAnyOrder("room", "passphrase", "user_name", "text", "is_preview");
    }

    @Test
    void aDisplayLearnsNeitherRoomNorPassphrase() {
        JsonObject shown = CaptionJson.encodeShown(FULL);

        assertThat(shown.keySet()).doesNotContain("room", "passphrase", "settled_through");
        assertThat(shown.toString()).doesNotContain("sesame").doesNotContain("café");
        assertThat(shown.get("text").getAsString()).isEqualTo(FULL.text());
    }

    @Test
    void thePassphraseIsNotShown() {
        assertThat(FULL.toString()).contains("café").doesNotContain("sesame").doesNotContain(FULL.text());
    }

    @Test
    void theFieldsOwnClientsAreUnderstood() throws Malformed {
        PostedCaption caption = decode("\"timestamp\":\"09:08:07\",\"is_preview\":false,\"user_color\":null");

        assertThat(caption.timestamp()).isEqualTo("09:08:07");
        assertThat(caption.session()).isNull();
        assertThat(caption.speaker()).isEqualTo(Speaker.named("n"));
    }

    @Test
    void unknownFieldsAreIgnored() throws Malformed {
        assertThat(decode("\"mood\":{\"deep\":[1,2,{}]},\"id\":5")).isEqualTo(SPARSE);
    }

    @Test
    void namesAndTextAreTrimmed() throws Malformed {
        PostedCaption caption = CaptionJson.decode(
                "{\"room\":\" r \",\"passphrase\":\"\\tp\",\"user_name\":\"n\\n\",\"text\":\"\\u2003t \"}");

        assertThat(caption).isEqualTo(SPARSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"room", "passphrase", "user_name", "text"})
    void requiredFieldsMayBeNeitherMissingNorBlank(String name) {
        String whole = "{" + NEEDED + "}";

        isMalformed(whole.replace('"' + name + '"', "\"other\""), "Missing required fields");
        isMalformed(
                whole.replaceAll("\"" + name + "\":\".\"", "\"" + name + "\":\" \\\\t\""), "Missing required fields");
        isMalformed(whole.replaceAll("\"" + name + "\":\".\"", "\"" + name + "\":null"), "Missing required fields");
        isMalformed(
                whole.replaceAll("\"" + name + "\":\".\"", "\"" + name + "\":5"),
                "Field " + name + " must be a string");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "timestamp  | 101112               | must be a string",
                "user_color | [\"#112233\"]        | must be a string",
                "session    | {}                   | must be a string",
                "is_preview | \"true\"             | must be true or false",
                "is_preview | 1                    | must be true or false",
                "sequence   | 0                    | must be a whole number from 1",
                "sequence   | -1                   | must be a whole number from 1",
                "sequence   | 1.5                  | must be a whole number from 1",
                "sequence   | \"7\"                | must be a whole number from 1",
                "sequence   | true                 | must be a whole number from 1",
                "sequence   | [7]                  | must be a whole number from 1",
                "sequence   | 1e400                | must be a whole number from 1",
                "sequence   | 9223372036854775808  | must be a whole number from 1",
                "settled_through | -1              | must be a whole number from 0",
                "started_at | \"yesterday\"        | must be a time such as 2026-01-31T09:30:00Z",
                "ended_at   | 1769860800           | must be a string"
            })
    void aWrongTypeIsNamed(String name, String value, String problem) {
        isMalformed("{" + NEEDED + ",\"" + name + "\":" + value + "}", "Field " + name + " " + problem);
    }

    @Test
    void theLargestNumberIsRead() throws Malformed {
        assertThat(decode("\"session\":\"s\",\"sequence\":9223372036854775807").sequence())
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aSequenceWithoutASessionIsNone() throws Malformed {
        assertThat(decode("\"sequence\":7").sequence()).isNull();
        assertThat(decode("\"session\":\"s\"").session()).isNull();
    }

    @Test
    void settledThroughIsOptionalAndMayBeNothingYet() throws Malformed {
        assertThat(decode("\"settled_through\":0").settledThrough()).isZero();
        assertThat(decode("\"mood\":0").settledThrough()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"room\"",
                "{room:1}",
                "{'room':'r'}",
                "// no\n{}",
                "{} x",
                "{}{}",
                "{,}",
                "\u0000"
            })
    void brokenJsonIsCalledThat(String json) {
        isMalformed(json, "Invalid JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "5", "\"text\"", "[]", "[{}]", "true"})
    void otherJsonIsNoCaption(String json) {
        isMalformed(json, "Expected one JSON object");
    }

    @Test
    void deepNestingHarmsNothing() {
        isMalformed("[".repeat(100_000), "Invalid JSON");
        isMalformed("{" + NEEDED + ",\"a\":" + "{\"a\":".repeat(100_000), "Invalid JSON");
    }

    @Test
    void aHugeNumberHarmsNothing() {
        isMalformed(
                "{" + NEEDED + ",\"sequence\":" + "9".repeat(1_000) + "}",
                "Field sequence must be a whole number from 1");
        isMalformed("{" + NEEDED + ",\"sequence\":" + "9".repeat(1_000_000) + "}", "Invalid JSON");
    }

    @Test
    void aLoneSurrogateTravelsAsAQuestionMark() throws Malformed {
        PostedCaption caption = CaptionJson.decode("{" + NEEDED.replace("\"t\"", "\"a\\ud83db\"") + "}");
        byte[] sent = CaptionJson.encode(caption).getBytes(UTF_8);

        assertThat(CaptionJson.decode(new String(sent, UTF_8)).text()).isEqualTo("a?b");
    }

    @Test
    void aCaptionIsPostedWithTheTimeOfDayOfItsEnd() {
        Caption caption = new Caption("s", 7, Caption.Stage.PARTIAL, SPEAKER, "hello", NOON, NOON.plusSeconds(5));

        assertThat(PostedCaption.of(caption, 6, "r", "p", ZoneId.of("Europe/Berlin")))
                .isEqualTo(new PostedCaption(
                        "r", "p", SPEAKER, "hello", "13:00:05", true, null, "s", 7L, 6L, NOON, NOON.plusSeconds(5)));
    }
}

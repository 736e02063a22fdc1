package dev.earshot.room;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import dev.earshot.LeftOut;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sending as the documentation of the field's servers shows it, and as their clients do it. */
@Timeout(60)
class CurlTest {
    private static final String JSON = "Content-Type: application/json";
    private static final String CAPTION =
            "{\"room\": \"my-room\", \"passphrase\": \"secret\", \"user_name\": \"Alice\", \"text\": \"Hello, 世界\"}";

    private Hall hall;

    @BeforeAll
    static void needsCurl() {
        LeftOut.unless(LeftOut.isInstalled("curl"), "The test of sending with curl is left out: it needs curl");
    }

    @BeforeEach
    void open() throws IOException {
        hall = new Hall();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void fourFieldsAreEnough() throws IOException, InterruptedException {
        assertThat(send(CAPTION, "-H", JSON)).isEqualTo("{\"success\":true} 200 application/json; charset=utf-8");
        assertThat(list()).hasSize(1).first().satisfies(caption -> {
            assertThat(caption.getAsJsonObject().get("user_name").getAsString()).isEqualTo("Alice");
            assertThat(caption.getAsJsonObject().get("text").getAsString()).isEqualTo("Hello, 世界");
            assertThat(caption.getAsJsonObject().get("timestamp").getAsString()).matches("\\d\\d:\\d\\d:\\d\\d");
        });
    }

    @Test
    void typeMayBeLeftOut() throws IOException, InterruptedException {
        assertThat(send(CAPTION)).startsWith("{\"success\":true} 200 ");
        assertThat(send(CAPTION, "-H", "Transfer-Encoding: chunked")).startsWith("{\"success\":true} 200 ");
        assertThat(send(CAPTION, "--http1.0")).startsWith("{\"success\":true} 200 ");
        assertThat(send(CAPTION, "--http2")).startsWith("{\"success\":true} 200 ");
        assertThat(send(CAPTION, "-H", "Expect: 100-continue")).startsWith("{\"success\":true} 200 ");
        assertThat(list()).hasSize(5);
    }

    @Test
    void missingFieldAndWrongPassphraseAreAnsweredAsElsewhere() throws IOException, InterruptedException {
        send(CAPTION, "-H", JSON);
        assertThat(send(CAPTION.replace("\"text\"", "\"txt\""), "-H", JSON))
                .startsWith("{\"error\":\"Missing required fields\"} 400 ");
        assertThat(send(CAPTION.replace("secret", "guess"), "-H", JSON))
                .startsWith("{\"error\":\"Invalid passphrase\"} 401 ");
        assertThat(list()).hasSize(1);
    }

    @Test
    void clientOfTheFieldSendsPreviewsColoursAndFonts() throws IOException, InterruptedException {
        String whole = CAPTION.replace(
                "}",
                ", \"timestamp\": \"10:11:12\", \"is_preview\": true, \"user_color\": \"#FF0000\","
                        + " \"text_color\": \"#FFFFFF\", \"background_color\": \"#000000B3\","
                        + " \"font_family\": \"Comic Sans MS\", \"font_type\": \"websafe\", \"unknown\": [1, null]}");
        assertThat(send(whole, "-H", JSON)).startsWith("{\"success\":true} 200 ");
        assertThat(list()).isEmpty();
        assertThat(send(whole.replace("true", "false"), "-H", JSON)).startsWith("{\"success\":true} 200 ");
        assertThat(list().get(0).toString())
                .contains(
                        "\"timestamp\":\"10:11:12\"",
                        "\"user_color\":\"#FF0000\"",
                        "\"text_color\":\"#FFFFFF\"",
                        "\"background_color\":\"#000000B3\"",
                        "\"font_family\":\"Comic Sans MS\"",
                        "\"font_type\":\"websafe\"")
                .doesNotContain("unknown", "secret");
    }

    @Test
    void whatTheClientLeavesEmptyIsNull() throws IOException, InterruptedException {
        String nulls = CAPTION.replace(
                "}",
                ", \"timestamp\": null, \"is_preview\": null, \"user_color\": null, \"text_color\": null,"
                        + " \"background_color\": null, \"font_family\": null, \"font_type\": null}");
        assertThat(send(nulls, "-H", JSON)).startsWith("{\"success\":true} 200 ");
    }

    private JsonArray list() throws IOException, InterruptedException {
        String answer = curl("", hall.url("/api/list?room=my-room").toString());
        return JsonParser.parseString(answer.substring(0, answer.indexOf(" 200 ")))
                .getAsJsonObject()
                .getAsJsonArray("transcriptions");
    }

    private String send(String body, String... more) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(List.of("-X", "POST", "-d", "@-"));
        options.addAll(List.of(more));
        options.add(hall.server.sendUrl().toString());
        return curl(body, options.toArray(String[]::new));
    }

    /** Body, status and type of the answer. */
    private static String curl(String body, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("curl", "-sS", "--noproxy", "*", "-m", "20", "-w", " %{http_code} %{content_type}"));
        command.addAll(List.of(options));
        Process curl = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (OutputStream in = curl.getOutputStream()) {
            in.write(body.getBytes(UTF_8));
        }
        String answer = new String(curl.getInputStream().readAllBytes(), UTF_8);
        assertThat(curl.waitFor()).as("curl's exit code").isZero();
        return answer;
    }
}

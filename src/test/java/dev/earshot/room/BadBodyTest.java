package dev.earshot.room;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are no caption and no presence: 400 and a reason, and nothing of them in the room. */
@Timeout(20)
class BadBodyTest {
    private static final String NEEDED = "\"room\":\"r\",\"passphrase\":\"p\",\"user_name\":\"n\",\"text\":\"t\"";
    private static final String PRESENCE =
            "\"room\":\"r\",\"passphrase\":\"p\",\"user_name\":\"n\",\"session\":\"s\",\"state\":\"paused\"";

    private Hall hall;

    @BeforeEach
    void open() throws IOException {
        hall = new Hall();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"sequence\":1e999",
                ",\"sequence\":1e-999999999",
                ",\"sequence\":1E2147483648",
                ",\"sequence\":9223372036854775808",
                ",\"sequence\":0",
                ",\"sequence\":1.5",
                ",\"sequence\":\"1\"",
                ",\"sequence\":NaN",
                ",\"sequence\":0x10",
                ",\"sequence\":[]",
                ",\"settled_through\":1e400000000",
                ",\"stable\":-1",
                ",\"is_preview\":\"true\"",
                ",\"is_preview\":1",
                ",\"user_color\":{}",
                ",\"started_at\":\"+1000000001-01-01T00:00:00Z\"",
                ",\"ended_at\":5",
                ",\"x\":\"\\ud800",
                ",\"x\":\"\\uzzzz\"",
                ",'x':1",
                ",x:1",
                ",\"x\":01",
                ",\"x\":\"\t\"",
                ",\"x\":1,",
                ",",
                ";",
                "//",
                ",\"session\":\"\\ud83d\"",
                ",\"session\":\"\\u0000\""
            })
    void nothingButStrictJsonOfTheRightTypesIsTaken(String more) throws IOException, InterruptedException {
        assertRefused("/api/send", "{" + NEEDED + more + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"room\":[", "[[],"})
    void depthCostsNothing(String opening) throws IOException, InterruptedException {
        String deep = opening.repeat(60_000 / opening.length());
        assertRefused("/api/send", deep);
        assertRefused("/api/presence", deep);
        assertRefused("/api/send", "{" + NEEDED + ",\"x\":" + deep);
    }

    @ParameterizedTest
    @ValueSource(strings = {"room", "passphrase", "user_name"})
    void nameThatNoTextCanCarryIsRefused(String field) throws IOException, InterruptedException {
        for (String half : new String[] {"\\ud83d", "\\ude00x", "a\\u0000"}) {
            String part = "\"" + field + "\":\"" + half + "\"";
            assertRefused("/api/send", "{" + NEEDED + "," + part + "}");
            assertRefused("/api/presence", "{" + PRESENCE + "," + part + "}");
        }
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() throws IOException {
        for (String path : new String[] {"/api/send", "/api/presence"}) {
            for (Charset charset : new Charset[] {ISO_8859_1, UTF_16}) {
                String body = "{" + NEEDED + "," + PRESENCE + ",\"x\":\"ä\"}";
                assertThat(post(path, body.getBytes(charset)))
                        .startsWith("HTTP/1.1 400 ")
                        .contains(charset.equals(UTF_16) ? "Invalid" : "Invalid UTF-8");
            }
        }
    }

    @Test
    void byteOrderMarkIsSkipped() throws IOException {
        assertThat(post("/api/send", ("\ufeff{" + NEEDED + "}").getBytes(UTF_8)))
                .startsWith("HTTP/1.1 200 ");
        assertThat(post("/api/send", ("\ufeff\ufeff{" + NEEDED + "}").getBytes(UTF_8)))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void lastOfTwoFieldsCounts() throws IOException, InterruptedException {
        assertThat(hall.post("{" + NEEDED + ",\"text\":\"last\"}").statusCode()).isEqualTo(200);
        assertThat(hall.get("/api/list?room=r").body())
                .contains("\"text\":\"last\"")
                .doesNotContain("\"t\"");
    }

    @ParameterizedTest
    @CsvSource({"__proto__,toString", "constructor,__proto__", "<b>,&amp;", "😀,مرحبا"})
    void namesAreOnlyNames(String speaker, String room) throws IOException, InterruptedException {
        String body = "{" + NEEDED + ",\"user_name\":\"" + speaker + "\",\"room\":\"" + room
                + "\",\"__proto__\":{\"is_preview\":true}}";
        assertThat(hall.post(body).statusCode()).isEqualTo(200);
        assertThat(hall.get("/api/list?" + RoomQuery.of(room)).body()).contains("\"t\"");
    }

    @Test
    void hugePartIsRefused() throws IOException, InterruptedException {
        assertRefused("/api/send", "{" + NEEDED + ",\"text\":\"" + "x".repeat(60_000) + "\"}");
        assertRefused("/api/send", "{" + NEEDED + ",\"sequence\":" + "1".repeat(60_000) + "}");
        assertThat(hall.post("{" + NEEDED + ",\"" + "x".repeat(60_000) + "\":1}")
                        .statusCode())
                .isEqualTo(200);
    }

    private void assertRefused(String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = hall.post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"error\":\"").hasSizeLessThan(200);
        assertThat(hall.get("/api/health").body()).contains("\"rooms\":0");
    }

    private String post(String path, byte[] body) throws IOException {
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length + "\r\n\r\n";
        byte[] request = Arrays.copyOf(head.getBytes(UTF_8), head.length() + body.length);
        System.arraycopy(body, 0, request, head.length(), body.length);
        return Raw.ask(hall.server.port(), request);
    }
}

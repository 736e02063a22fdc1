package dev.earshot.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {
    @Test
    void endsWhereItsLengthSays() throws IOException {
        Input in = input("12345GET");
        Body body = new Body(in, 5);
        assertThat(body.ended()).isFalse();
        assertThat(body.readAllBytes()).asString(ISO_8859_1).isEqualTo("12345");
        assertThat(body.ended()).isTrue();
        assertThat(body.read()).isEqualTo(-1);
        assertThat(new Body(in, 3).readAllBytes()).asString(ISO_8859_1).isEqualTo("GET");
    }

    @Test
    void chunksAreJoinedAndTrailersSkipped() throws IOException {
        Input in = input("2\r\nab\r\n0a ;x=y\r\n0123456789\r\n0\r\nX: y\r\n\r\nGET");
        Body body = new Body(in, Head.CHUNKED);
        assertThat(body.readAllBytes()).asString(ISO_8859_1).isEqualTo("ab0123456789");
        assertThat(body.ended()).isTrue();
        assertThat(new Body(in, 3).readAllBytes()).asString(ISO_8859_1).isEqualTo("GET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1\r\na",
                "\r\na",
                "g\r\na",
                "123456789\r\na",
                "0x1\r\na",
                "1\r\nab",
                "1\r\na0\r\n\r\n",
                "1;x\na\r\n0\r\n\r\n",
                "1\na\r\n0\r\n\r\n",
                "1\r\n",
                "1\r\na\r\n",
                "1\r\na\r\n0\r\n",
                "5",
                ""
            })
    void chunkThatIsNoneIsRefused(String chunks) {
        assertRefused(chunks, Head.CHUNKED);
    }

    @Test
    void bodyThatBreaksOffIsRefused() {
        assertRefused("1234", 5);
    }

    @Test
    void linesWithoutEndAreRefused() {
        assertRefused("1;" + "x".repeat(300) + "\r\na\r\n0\r\n\r\n", Head.CHUNKED);
        assertRefused("0\r\n" + "X: y\r\n".repeat(5_000) + "\r\n", Head.CHUNKED);
    }

    private static void assertRefused(String bytes, long length) {
        assertThatThrownBy(() -> new Body(input(bytes), length).readAllBytes()).isInstanceOf(BadMessage.class);
    }

    private static Input input(String bytes) {
        return new Input(Channels.newChannel(new ByteArrayInputStream(bytes.getBytes(ISO_8859_1))));
    }
}

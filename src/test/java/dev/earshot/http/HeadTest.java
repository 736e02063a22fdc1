package dev.earshot.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which heads are taken, and which might mean something else to a proxy. */
class HeadTest {
    @Test
    void saysWhatIsAskedFor() throws BadMessage {
        Head head = Head.parse(List.of("GET /a?b=c HTTP/1.1", "host: x", "X-Y:  two words ", "x-y:"));
        assertThat(head.method()).isEqualTo("GET");
        assertThat(head.target().getRawPath()).isEqualTo("/a");
        assertThat(head.target().getRawQuery()).isEqualTo("b=c");
        assertThat(head.headers().all("x-Y")).containsExactly("two words", "");
        assertThat(head.headers().first("Host")).isEqualTo("x");
        assertThat(head.headers().first("Origin")).isNull();
        assertThat(head.length()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"//display, /.//display", "http://x/display?y, /display", "/\u00c3\u009f, /%c3%9f", "*, *"})
    void targetIsAPath(String target, String path) throws BadMessage {
        assertThat(with("GET " + target + " HTTP/1.1").target().getRawPath()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1 ",
                "GET  / HTTP/1.1",
                "GET / http/1.1",
                "GET /",
                "G(T / HTTP/1.1",
                " / HTTP/1.1",
                "GET x:y HTTP/1.1",
                "GET /a\tb HTTP/1.1",
                "GET /%zz HTTP/1.1"
            })
    void firstLineThatIsNoneIsRefused(String line) {
        assertRefused(400, line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X : y",
                " x: y",
                "\tgoes on",
                "X",
                ": y",
                "X: a\rb",
                "X: a\0b",
                "Host: other",
                "Content-Length: +5",
                "Content-Length: -5",
                "Content-Length: 5, 5",
                "Content-Length: 1234567890123456789",
                "Content-Length:",
                "Transfer-Encoding: chunked\nContent-Length: 4",
                "Content-Length: 4\nContent-Length: 5"
            })
    void headerThatCouldMeanTwoThingsIsRefused(String header) {
        assertRefused(400, "POST / HTTP/1.1", header.split("\n"));
    }

    @Test
    void versionAndCodingThatAreNotSpokenAreSaidSo() {
        assertRefused(505, "GET / HTTP/2.0");
        assertRefused(501, "POST / HTTP/1.1", "Transfer-Encoding: gzip, chunked");
        assertRefused(501, "POST / HTTP/1.1", "Transfer-Encoding: chunked", "Transfer-Encoding: chunked");
        assertRefused(400, "POST / HTTP/1.0", "Transfer-Encoding: chunked");
    }

    @Test
    void hostIsNeededSinceHttp11() throws BadMessage {
        assertThatThrownBy(() -> Head.parse(List.of("GET / HTTP/1.1"))).isInstanceOf(BadMessage.class);
        assertThat(Head.parse(List.of("GET / HTTP/1.0")).persistent()).isFalse();
    }

    @Test
    void connectionIsKeptUnlessTheClientSaysOtherwise() throws BadMessage {
        assertThat(with("GET / HTTP/1.1").persistent()).isTrue();
        assertThat(with("GET / HTTP/1.1", "Connection: x , Close").persistent()).isFalse();
        assertThat(with("GET / HTTP/1.0").persistent()).isFalse();
    }

    @Test
    void lengthIsSaidOnce() throws BadMessage {
        assertThat(with("POST / HTTP/1.1", "Content-Length: 5").length()).isEqualTo(5);
        assertThat(with("POST / HTTP/1.1", "Content-Length: 5", "Content-Length: 5")
                        .length())
                .isEqualTo(5);
        assertThat(with("POST / HTTP/1.1", "Transfer-Encoding: Chunked").length())
                .isEqualTo(Head.CHUNKED);
    }

    private static Head with(String line, String... headers) throws BadMessage {
        List<String> lines = new ArrayList<>(List.of(line, "Host: localhost"));
        lines.addAll(List.of(headers));
        return Head.parse(lines);
    }

    private static void assertRefused(int status, String line, String... headers) {
        assertThatThrownBy(() -> with(line, headers))
                .isInstanceOfSatisfying(
                        BadMessage.class, e -> assertThat(e.status()).isEqualTo(status));
    }
}

package dev.earshot.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.caption.Speaker;
import dev.earshot.page.Display.Line;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a speaker sends is text: it becomes no element, runs no script, breaks no page. */
@Timeout(60)
class HostileTextTest extends InABrowser {
    private static final int LONGEST_NAME = 100;
    private static final String ELEMENTS = """
        return Array.from(document.querySelectorAll("html :not(#aloud > p)"), (each) => each.tagName).sort().join(" ");
        """;

    private Stage stage;
    private Display display;
    /** What the page is made of while it shows one line of plain text. */
    private String plain;

    @BeforeAll
    void open() throws IOException, InterruptedException {
        stage = new Stage();
        display = Display.open(browser, stage.display("fade=0&maxlines=1"));
        stage.say("Ann", "Nothing but words.");
        display.awaitTexts("Nothing but words.");
        plain = browser.text(ELEMENTS);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    static Stream<String> hostile() {
        return Stream.of(
                "<script>window.harmed = 1; alert(1)</script>",
                "<img src=x onerror=\"window.harmed = 1; alert(1)\">",
                "<svg/onload=window.harmed=1>",
                "\"><iframe srcdoc=\"<script>parent.harmed = 1</script>\"></iframe>",
                "</span></article></main><h1 onclick=alert(1)>Title</h1>",
                "<style>* { display: none }</style><link rel=stylesheet href=//127.0.0.1/x.css>",
                "<!-- <![CDATA[ ]]> --> <?xml?> <base href='//127.0.0.1/'>",
                "&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; &#60;b&#62; &nbsp;",
                "javascript:window.harmed=1",
                "[x](javascript:alert(1)) https://example.org/ **bold** `code`",
                "{{constructor.constructor('window.harmed = 1')()}} ${window.harmed = 1} <%= 1 %> #{1} $& $1 %s",
                "' OR 1=1; DROP TABLE captions; -- \\' \\\" \\u003cb\\u003e",
                "url(javascript:alert(1)); } body { display: none } /*",
                "\u202Eflow eht tsniaga\u202C and \u2066isolated\u2069, and \u202Enot closed",
                "مرحبا بالعالم، 123 (ok) שלום",
                "Z\u0351\u036B\u0343a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309l"
                        + "\u0336".repeat(60) + "go\u0315\u031B\u0340",
                "W".repeat(2_000),
                "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇺🇳 ❤️‍🔥 1️⃣" + " 👩‍🚀".repeat(50),
                "one\ntwo\r\ndata: forged\n\nid: 7\nevent: caption\ndata: {\"text\":\"forged\"}\n\n",
                "line\u2028separator, paragraph\u2029separator, \u0085next",
                "\u0000null, \u0007bell, \u001B[31mred\u001B[0m, \u007Fdelete, \u0008back",
                "\uFEFF\u200B\u200C\u200D\u2060 seen by nobody \u00AD\u034F",
                "null",
                "undefined",
                "NaN",
                "[object Object]",
                "__proto__",
                "constructor",
                "false");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void textStaysText(String text) throws IOException, InterruptedException {
        stage.say("Ann", text);
        assertThat(display.awaitTexts(text.strip())).extracting(Line::speaker).containsExactly("Ann");
        assertThat(browser.is(
                        "return document.querySelector('#aloud').lastChild.textContent === arguments[0]",
                        "Ann: " + text.strip()))
                .as("read out as text")
                .isTrue();
        assertThatThePageIsUnharmed();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void nameStaysText(String text) throws IOException, InterruptedException {
        // A name with this in it is refused by the server.
        String name = text.replace("\u0000", "").strip();
        while (name.length() > LONGEST_NAME) {
            name = name.substring(0, name.offsetByCodePoints(name.length(), -1)).strip();
        }
        stage.say(name, "It is me, " + text.length());
        Line line = display.awaitTexts("It is me, " + text.length()).getFirst();
        assertThat(line.speaker()).isEqualTo(name);
        assertThatThePageIsUnharmed();
    }

    @Test
    void looksThatAreNoneAreLeftToThePage() throws IOException, InterruptedException {
        stage.say(Speaker.named("Eve"), "As the page likes it.");
        Line usual = display.awaitTexts("As the page likes it.").getFirst();

        String css = "red;x:y()";
        stage.say(
                new Speaker("Eve", css, "#12345", "#gggggg", "Arial\"; } body { display: none } /*", "<b>"),
                "As Eve likes it.");
        Line line = display.awaitTexts("As Eve likes it.").getFirst();
        assertThat(line.chip()).isEqualTo(usual.chip());
        assertThat(line.ink()).isEqualTo(usual.ink());
        assertThat(line.plate()).isEqualTo(usual.plate());
        assertThat(line.font()).isEqualTo(usual.font());
        assertThatThePageIsUnharmed();
    }

    @Test
    void roomAndParametersStayText() throws IOException, InterruptedException {
        String markup = "%22%3E%3Cimg%20src=x%20onerror=%22window.harmed=1%22%3E";
        Display strange = Display.open(
                browser,
                stage.display("")
                        .resolve("/display?room=" + markup + "&fontsize=" + markup + "&websafefont=" + markup
                                + "&theme=" + markup + "&lang=" + markup + "&align=" + markup));
        assertThat(strange.lines()).isEmpty();
        assertThat(browser.text("return document.title")).contains("\"><img src=x onerror=");
        assertThat(browser.is("return document.querySelector('img') !== null || 'harmed' in window"))
                .isFalse();

        display = Display.open(browser, stage.display("fade=0&maxlines=1"));
        stage.say("Ann", "Back.");
        display.awaitTexts("Back.");
    }

    private void assertThatThePageIsUnharmed() {
        assertThat(browser.text(ELEMENTS)).isEqualTo(plain);
        assertThat(browser.is("return 'harmed' in window")).isFalse();
        assertThat(browser.number("return document.documentElement.scrollWidth - innerWidth"))
                .isNotPositive();
        assertThat(browser.is("""
            return Array.from(document.querySelectorAll(".caption, .caption *"), (each) => each.getBoundingClientRect())
                .every((box) => box.left >= 0 && box.right <= innerWidth);
            """)).as("lines within the page").isTrue();
    }
}

package dev.earshot.page;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** The display page in a browser, and what stands on it. */
final class Display {
    private static final String LINES = """
        return Array.from(document.querySelectorAll(".caption"), (line) => {
          const name = line.querySelector(".speaker");
          const text = line.querySelector(".text");
          return {
            speaker: name?.textContent ?? "",
            text: text.textContent,
            time: line.querySelector(".time")?.textContent ?? "",
            partial: line.classList.contains("partial"),
            leaving: line.classList.contains("leaving"),
            ink: getComputedStyle(text).color,
            guess: getComputedStyle(text.querySelector(".guess") ?? text).color,
            plate: getComputedStyle(line).backgroundColor,
            edge: getComputedStyle(text).textShadow.match(/rgba?\\([^)]*\\)/)?.[0] ?? "",
            chip: name ? getComputedStyle(name).backgroundColor : "",
            chipInk: name ? getComputedStyle(name).color : "",
            font: getComputedStyle(text).fontFamily,
            size: getComputedStyle(text).fontSize,
            left: text.getBoundingClientRect().left,
            right: text.getBoundingClientRect().right,
            top: text.getBoundingClientRect().top,
            bottom: text.getBoundingClientRect().bottom,
          };
        });
        """;

    /** One line as it is seen; {@code guess} is the colour of words that may still change, of none that of all; colours as the browser computes them, places in CSS pixels. */
    record Line(
            String speaker,
            String text,
            String time,
            boolean partial,
            boolean leaving,
            String ink,
            String guess,
            String plate,
            String edge,
            String chip,
            String chipInk,
            String font,
            String size,
            double left,
            double right,
            double top,
            double bottom) {}

    final Browser browser;

    private Display(Browser browser) {
        this.browser = browser;
    }

    /** Opens the page; its captions come a little later. */
    static Display open(Browser browser, URI page) {
        browser.show(page);
        return new Display(browser);
    }

    /** The lines in the order of the document. */
    List<Line> lines() {
        List<?> lines = (List<?>) Objects.requireNonNull(browser.ask(LINES));
        return lines.stream().map(line -> line((Map<?, ?>) line)).toList();
    }

    private static Line line(Map<?, ?> line) {
        return new Line(
                text(line, "speaker"),
                text(line, "text"),
                text(line, "time"),
                Boolean.TRUE.equals(line.get("partial")),
                Boolean.TRUE.equals(line.get("leaving")),
                text(line, "ink"),
                text(line, "guess"),
                text(line, "plate"),
                text(line, "edge"),
                text(line, "chip"),
                text(line, "chipInk"),
                text(line, "font"),
                text(line, "size"),
                number(line, "left"),
                number(line, "right"),
                number(line, "top"),
                number(line, "bottom"));
    }

    private static String text(Map<?, ?> line, String name) {
        return Objects.requireNonNull(line.get(name)).toString();
    }

    private static double number(Map<?, ?> line, String name) {
        return ((Number) Objects.requireNonNull(line.get(name))).doubleValue();
    }

    List<String> texts() {
        return lines().stream().map(Line::text).toList();
    }

    /** The lines as soon as they are as wished. */
    List<Line> await(String what, Predicate<List<Line>> wish) {
        browser.until(what, () -> wish.test(lines()));
        return lines();
    }

    /** The lines as soon as they have these texts, in this order, and no others. */
    List<Line> awaitTexts(String... texts) {
        return await(
                "lines " + List.of(texts),
                lines -> lines.stream().map(Line::text).toList().equals(List.of(texts)));
    }

    /** What the small sign with this id says, without the marks that keep the direction of a name from spreading. */
    String sign(String id) {
        return browser.text("return document.getElementById(arguments[0]).innerText", id)
                .replaceAll("[\u2068\u2069]", "");
    }

    /** Cuts the page off from its server, until {@link #rejoin}. */
    void cutOff() {
        browser.ask("""
            window.unhurt = window.fetch;
            window.fetch = () => Promise.reject(new TypeError("cut off"));
            window.stop();
            """);
    }

    void rejoin() {
        browser.ask("window.fetch = window.unhurt");
    }

    /** Waits until nothing moves any more. */
    void settle() {
        browser.awaited("return Promise.all(document.getAnimations().map((each) => each.finished)).then(() => true)");
    }
}

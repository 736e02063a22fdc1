package dev.earshot.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.RoomLink;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page that makes up a room. */
@Timeout(60)
class StartPageTest extends InABrowser {
    @Test
    void whatIsSentWithTheLinkForSpeakersAppearsAtTheAddressToWatch() throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            browser.show(stage.startPage());
            assertThat(shown("send"))
                    .isEqualTo(stage.startPage().resolve("/api/send").toString());
            URI watch = URI.create(shown("display"));
            assertThat(browser.text("return document.getElementById('open').href"))
                    .isEqualTo(watch.toString());

            RoomLink link = RoomLink.parse(shown("link"));
            stage.sayIn(link.room().name(), link.room().passphrase(), "Ann", "The link works.");
            Display.open(browser, watch).awaitTexts("The link works.");
        }
    }

    @Test
    void settingsByHandNameTheSameRoomAsTheLink() throws IOException {
        try (Stage stage = new Stage()) {
            browser.show(stage.startPage());
            RoomLink link = RoomLink.parse(shown("link"));
            assertThat(shown("settings"))
                    .isEqualTo("server.url = \"" + shown("send") + "\"\nroom.name = \""
                            + link.room().name() + "\"\nroom.passphrase = \""
                            + link.room().passphrase() + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"display", "link", "settings", "send"})
    void buttonCopiesWhatItStandsBeside(String what) throws IOException {
        try (Stage stage = new Stage()) {
            browser.grant(stage.startPage(), "clipboardReadWrite", "clipboardSanitizedWrite");
            browser.show(stage.startPage());
            browser.click("[data-copies=" + what + "]");
            browser.until("the page says so", () -> shown("told").equals("Copied."));
            assertThat(browser.awaited("return navigator.clipboard.readText()")).isEqualTo(shown(what));
        }
    }

    /** Browsers give the clipboard only to pages of this computer or over HTTPS. */
    @Test
    void withoutAClipboardTheTextIsSelected() throws IOException {
        try (Stage stage = new Stage()) {
            browser.show(stage.startPage());
            browser.ask("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))");
            browser.click("[data-copies=display]");
            browser.until("the page says so", () -> shown("told").startsWith("Selected"));
            assertThat(browser.text("return getSelection().toString()")).isEqualTo(shown("display"));
        }
    }

    @Test
    void anotherRoomIsAnother() throws IOException {
        try (Stage stage = new Stage()) {
            browser.show(stage.startPage());
            RoomLink first = RoomLink.parse(shown("link"));
            browser.click("#again");
            RoomLink second = RoomLink.parse(shown("link"));
            assertThat(second.room().name()).isNotEqualTo(first.room().name()).hasSize(32);
            assertThat(second.room().passphrase())
                    .isNotEqualTo(first.room().passphrase())
                    .hasSize(32);
            assertThat(shown("display")).endsWith("room=" + second.room().name());
        }
    }

    @Test
    void pageOfThisComputerSaysThatItsAddressesWorkOnlyHere() throws IOException {
        try (Stage stage = new Stage()) {
            browser.show(stage.startPage());
            assertThat(browser.is("return document.getElementById('local').hidden"))
                    .isFalse();
        }
    }

    private String shown(String id) {
        return browser.text("return document.getElementById(arguments[0]).textContent", id);
    }
}

package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoomLinkTest {
    private static final URI SERVER = URI.create("https://captions.example/api/send");

    @Test
    void theThreePartsStandInOneLine() {
        assertThat(new RoomLink(SERVER, new Settings.Room("my room", "a#b")).text())
                .isEqualTo("earshot://join/https%3A%2F%2Fcaptions.example%2Fapi%2Fsend/my%20room#a%23b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "with blanks in it",
                "Grüße aus Köln",
                "🎤👩‍👩‍👧",
                "a&b=c?d",
                "#%23#",
                "100%",
                "a/b\\c",
                "+ + *",
                "\"'`$(id)`${HOME}",
                "<>|;!~^",
                "空の部屋",
            })
    void anyNameComesBackAsItWas(String hostile) {
        RoomLink link = new RoomLink(
                URI.create("http://[::1]:3000/a%20b/server.php?x=1&y=%23"), new Settings.Room(hostile, hostile));

        assertThat(RoomLink.parse(link.text())).isEqualTo(link);
        assertThat(RoomLink.parse("  " + link.text() + "\r\n")).isEqualTo(link);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a&b=c?d", "🎤", "\"'`$(id)`${HOME}", "<>|;!~^*() [a]{b}"})
    void nothingInALinkMeansAnythingToAShell(String hostile) {
        assertThat(new RoomLink(SERVER, new Settings.Room(hostile, hostile)).text())
                .matches("earshot://join/[A-Za-z0-9._%-]+/[A-Za-z0-9._%-]+#[A-Za-z0-9._%-]+");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\" | that is no room link; one begins with earshot://join/",
                "https://h/room#p | that is no room link",
                "earshot:/join/x/y#p | that is no room link",
                "earshot://join/ | lacks its server",
                "earshot://join//r#hunter2 | lacks its server",
                "earshot://join/http%3A%2F%2Fh%2F#hunter2 | lacks its room",
                "earshot://join/http%3A%2F%2Fh%2F/#hunter2 | lacks its room",
                "earshot://join/http%3A%2F%2Fh%2F/%20#hunter2 | lacks its room",
                "earshot://join/http%3A%2F%2Fh%2F/r | lacks its passphrase",
                "earshot://join/http%3A%2F%2Fh%2F/r# | lacks its passphrase",
                "earshot://join/http%3A%2F%2Fh%2F/r/more#hunter2 | more parts",
                "earshot://join/http://h/r#hunter2 | more parts",
                "earshot://join/http%3A%2F%2Fh%2F/r#hunter2% | a % that is followed",
                "earshot://join/http%3A%2F%2Fh%2F/r#hunter2%4 | a % that is followed",
                "earshot://join/http%3A%2F%2Fh%2F/r%zz#hunter2 | a % that is followed",
                "earshot://join/http%3A%2F%2Fh%2F/r%FF#hunter2 | a % that is followed",
                "earshot://join/http%3A%2F%2Fh%2F/r%0Ar#hunter2 | signs that are no text",
                "earshot://join/ftp%3A%2F%2Fh%2F/r#hunter2 | no http or https URL",
                "earshot://join/http%3A%2F%2Fu:hunter2@h%2F/r#hunter2 | no http or https URL",
                "earshot://join/http%3A%2F%2Fh h%2F/r#hunter2 | no http or https URL",
                "earshot://join/embedded/r#hunter2 | no http or https URL",
            })
    void aBrokenLinkIsOneSentenceWithoutItsSecret(String text, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RoomLink.parse(text))
                .withMessageContaining(sentence)
                .withMessageNotContaining("hunter2");
    }

    @Test
    void anEndlessLinkIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RoomLink.parse("earshot://join/" + "a".repeat(5000)))
                .withMessageContaining("longer than 4096");
    }

    @Test
    void thePassphraseIsNotShown() {
        assertThat(new RoomLink(SERVER, new Settings.Room("r", "hunter2")).toString())
                .contains("captions.example")
                .doesNotContain("hunter2");
    }
}

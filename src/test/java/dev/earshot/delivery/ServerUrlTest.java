package dev.earshot.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerUrlTest {
    @ParameterizedTest
    @CsvSource({
        "http://host:3000/api/send, http://host:3000/api/send",
        "https://host/path/server.php, https://host/path/server.php?action=send",
        "https://host/server.php?action=send, https://host/server.php?action=send",
        "https://host/server.php?key=1, https://host/server.php?key=1&action=send",
        "https://host/server.php#top, https://host/server.php?action=send",
        "https://server.php.example/api/send, https://server.php.example/api/send",
    })
    void nodeServersArePostedToAsEnteredAndPhpServersWithTheirAction(URI entered, URI posted) {
        assertThat(ServerUrl.posting(entered)).isEqualTo(posted);
    }

    @ParameterizedTest
    @CsvSource({
        "http://192.0.2.1/api/send, true",
        "HTTP://captions.example:3000/api/send, true",
        "http://127.example/api/send, true",
        "http://127.0.0.1.example/api/send, true",
        "http://localhost.example/api/send, true",
        "https://captions.example/api/send, false",
        "http://localhost:3000/api/send, false",
        "http://LOCALHOST/api/send, false",
        "http://127.0.0.1:3000/api/send, false",
        "http://127.3.2.1/api/send, false",
        "http://[::1]:3000/api/send, false",
    })
    void onlyAnUnencryptedWayToAnotherComputerIsOpenToEavesdroppers(URI entered, boolean open) {
        assertThat(ServerUrl.isOpenToEavesdroppers(entered)).isEqualTo(open);
    }
}

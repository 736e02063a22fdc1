package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class BrowserTest {
    private static final URI PAGE = URI.create("http://127.0.0.1:3000/display?room=a%20b&x=1");

    @Test
    void eachSystemHasItsOwnCommandAndThePageIsOneArgument() {
        assertThat(new Browser("Linux").command(PAGE)).containsExactly("xdg-open", PAGE.toString());
        assertThat(new Browser("Mac OS X").command(PAGE)).containsExactly("open", PAGE.toString());
        assertThat(new Browser("Windows 11").command(PAGE))
                .containsExactly("rundll32", "url.dll,FileProtocolHandler", PAGE.toString());
    }
}

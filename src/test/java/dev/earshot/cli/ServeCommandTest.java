package dev.earshot.cli;

import static dev.earshot.cli.Console.DONE;
import static dev.earshot.cli.Console.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
    @TempDir
    Path home;

    @Test
    void itTakesCaptionsUntilItIsInterrupted() throws InterruptedException {
        Console console = new Console(home);
        Console.Running serving = console.start("serve", "--port", "0", "--room", "a room");
        String url = console.out.await("Captions are taken at (http://127.0.0.1:\\d+/api/send)\n");
        console.out.await("Display page: +http://127.0.0.1:\\d+/display\\?room=a");

        assertThat(new Console(home).run("send", "--url", url, "--room", "a room", "--passphrase", "p", "hello"))
                .isEqualTo(DONE);
        assertThat(serving.interrupt()).isEqualTo(DONE);
        assertThat(console.err.text()).isEmpty();
    }

    @Test
    void aTakenPortIsSaidInOneSentence() throws IOException {
        Console console = new Console(home);
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(console.run("serve", "--port", String.valueOf(other.getLocalPort())))
                    .isEqualTo(FAILED);
        }
        assertThat(console.err.lines()).singleElement().asString().contains("is taken by another program");
    }
}

package dev.earshot.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.LeftOut;
import dev.earshot.desktop.Desktop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DesktopKeyringTest {
    private static final String URL = "https://host/api/send";
    private static final String INSTEAD =
            "; put the passphrase into a file and name it in room.passphrase-file instead";

    private Desktop desktop;
    private DesktopKeyring keyring;

    @BeforeEach
    void startBus(@TempDir Path folder) throws IOException, InterruptedException {
        LeftOut.unless(LeftOut.isInstalled("dbus-daemon"), "The keyring's test is left out: it needs dbus-daemon");
        LeftOut.unless(
                Files.isDirectory(Path.of("/usr/lib/python3/dist-packages/dbus")),
                "The keyring's test is left out: it needs python3-dbus");
        desktop = Desktop.start(folder).withBus();
        keyring = keyring(Duration.ofSeconds(30));
    }

    private DesktopKeyring keyring(Duration patience) {
        return new DesktopKeyring("Linux", desktop.environment(), patience);
    }

    @AfterEach
    void close() {
        if (desktop != null) {
            desktop.close();
        }
    }

    private Process service(String... commands) throws IOException, InterruptedException {
        Process service = desktop.peer("secrets");
        for (String command : commands) {
            tell(service, command);
        }
        return service;
    }

    private void tell(Process service, String command) throws IOException, InterruptedException {
        service.getOutputStream().write((command + "\n").getBytes(UTF_8));
        service.getOutputStream().flush();
        desktop.awaitLine("secrets", "\"word\": \"" + command + "\"");
    }

    private static String refusal(DesktopKeyring keyring) {
        try {
            return String.valueOf(keyring.find("hall", URL));
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void keepsAPassphraseOfEachRoomAndServer() throws IOException, InterruptedException {
        service();
        assertThat(keyring.find("hall", URL)).isEmpty();
        keyring.store("hall", URL, "open sesame – ü");
        keyring.store("attic", URL, "other");
        assertThat(keyring.find("hall", URL)).contains("open sesame – ü");
        assertThat(keyring.find("attic", URL)).contains("other");
        assertThat(keyring.find("hall", "embedded")).isEmpty();

        keyring.store("hall", URL, "newer");
        assertThat(keyring.find("hall", URL)).contains("newer");
        assertThat(desktop.awaitLine("secrets", "create-item"))
                .contains("\"label\": \"Earshot: passphrase of hall\"")
                .contains("\"application\": \"earshot\"", "\"room\": \"hall\"", "\"server\": \"" + URL + "\"")
                .contains("\"replace\": true");
        assertThat(desktop.output("secrets"))
                .contains("\"plain\"", "session-closed")
                .doesNotContain("\"prompt\"");
    }

    @Test
    void lockedKeyringIsUnlockedByItsUserFirst() throws IOException, InterruptedException {
        Process service = service("lock");
        keyring.store("hall", URL, "sesame");
        tell(service, "lock");
        assertThat(keyring.find("hall", URL)).contains("sesame");
        assertThat(desktop.output("secrets").lines().filter(it -> it.contains("\"prompt\"")))
                .hasSize(2);
    }

    @Test
    void keyringThatHasNoCollectionGetsOne() throws IOException, InterruptedException {
        service("empty");
        keyring.store("hall", URL, "sesame");
        assertThat(keyring.find("hall", URL)).contains("sesame");
        assertThat(desktop.awaitLine("secrets", "\"prompt\"")).contains("\"create\"");
    }

    @Test
    void questionDismissedIsOneSentence() throws IOException, InterruptedException {
        Process service = service();
        keyring.store("hall", URL, "sesame");
        tell(service, "lock");
        tell(service, "dismiss");
        assertThat(refusal(keyring))
                .isEqualTo("the keyring stayed locked, because its question was dismissed; try again and unlock it,"
                        + " or name a file in room.passphrase-file instead");
    }

    @Test
    void questionThatNobodyAnswersIsTakenBack() throws IOException, InterruptedException {
        Process service = service();
        keyring.store("hall", URL, "sesame");
        tell(service, "lock");
        tell(service, "ignore");
        assertThat(refusal(keyring(Duration.ofSeconds(1))))
                .isEqualTo("the keyring was not unlocked within 1 s; unlock it and try again,"
                        + " or name a file in room.passphrase-file instead");
        desktop.awaitLine("secrets", "prompt-dismissed");
    }

    @Test
    void serviceThatEndsWhileItAsksIsNotWaitedFor() throws IOException, InterruptedException {
        Process service = service();
        keyring.store("hall", URL, "sesame");
        tell(service, "lock");
        tell(service, "ignore");
        FutureTask<String> finding = new FutureTask<>(() -> refusal(keyring));
        Thread thread = Thread.ofPlatform().start(finding);
        desktop.awaitLine("secrets", "\"prompt\"");
        service.destroyForcibly();
        thread.join();
        assertThat(finding.resultNow())
                .isEqualTo("the desktop's keyring ended while it asked to be unlocked; try again");
    }

    @Test
    void anInterruptEndsTheWait() throws IOException, InterruptedException {
        Process service = service();
        keyring.store("hall", URL, "sesame");
        tell(service, "lock");
        tell(service, "ignore");
        FutureTask<String> finding =
                new FutureTask<>(() -> refusal(keyring) + Thread.currentThread().isInterrupted());
        Thread thread = Thread.ofPlatform().start(finding);
        desktop.awaitLine("secrets", "\"prompt\"");
        thread.interrupt();
        thread.join();
        assertThat(finding.resultNow()).isEqualTo("nobody waits for the keyring any moretrue");
    }

    @Test
    void desktopWithoutAKeyringSaysWhatToUseInstead() {
        assertThat(refusal(keyring))
                .isEqualTo("this desktop has no keyring (no Secret Service is on its bus)" + INSTEAD);
    }

    @Test
    void whereThereIsNoBusThatIsSaid() {
        DesktopKeyring none = new DesktopKeyring("Linux", Map.of(), Duration.ofSeconds(1));
        assertThat(refusal(none)).isEqualTo("there is no session bus, and so no keyring" + INSTEAD);
    }

    @Test
    void otherSystemsAreToldTheyHaveNone() {
        DesktopKeyring windows = new DesktopKeyring("Windows 11", desktop.environment(), Duration.ofSeconds(1));
        assertThat(refusal(windows)).isEqualTo("Earshot knows the keyrings of Linux desktops only" + INSTEAD);
    }
}

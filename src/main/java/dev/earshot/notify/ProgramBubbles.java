package dev.earshot.notify;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bubbles shown by a program of the system's. Texts go by argument or environment, never into a script. */
final class ProgramBubbles implements Bubbles {
    private static final Logger LOG = LoggerFactory.getLogger(ProgramBubbles.class);
    private static final long PATIENCE_SECONDS = 5;

    /** A toast of the one program on every Windows that is known to the notification centre, as PowerShell 5.1 makes it. */
    private static final String TOAST = """
            [void][Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime];
            $xml = [Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent('ToastText02');
            $text = $xml.GetElementsByTagName('text');
            [void]$text.Item(0).AppendChild($xml.CreateTextNode($env:EARSHOT_TITLE));
            [void]$text.Item(1).AppendChild($xml.CreateTextNode($env:EARSHOT_BODY));
            $toast = [Windows.UI.Notifications.ToastNotification]::new($xml);
            $toast.Tag = $env:EARSHOT_KIND;
            $id = '{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\\WindowsPowerShell\\v1.0\\powershell.exe';
            [Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier($id).Show($toast)
            """.replace('\n', ' ');

    private final Function<Notification, List<String>> command;
    private final Map<String, String> environment;

    ProgramBubbles(Function<Notification, List<String>> command, Map<String, String> environment) {
        this.command = command;
        this.environment = environment;
    }

    /** On a desktop whose bus we did not find. Most servers take bodies for markup, and none can be asked. */
    static List<String> notifySend(Notification news) {
        return List.of("notify-send", "--app-name=Earshot", "--", news.title(), BusBubbles.escaped(news.body()));
    }

    /** On macOS; not run here. */
    static List<String> osascript(Notification news) {
        return List.of(
                "osascript",
                "-e",
                "on run argv",
                "-e",
                "display notification (item 2 of argv) with title (item 1 of argv)",
                "-e",
                "end run",
                news.title(),
                news.body());
    }

    /** On Windows; not run here. The texts are in the environment. */
    static List<String> powershell(Notification news) {
        return List.of("powershell.exe", "-NoProfile", "-NonInteractive", "-Command", TOAST);
    }

    @Override
    public boolean show(Notification news) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command.apply(news))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment()
                .putAll(Map.of(
                        "EARSHOT_TITLE", news.title(),
                        "EARSHOT_BODY", news.body(),
                        "EARSHOT_KIND", news.kind().name()));
        try {
            Process program = builder.start();
            try {
                return program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && program.exitValue() == 0;
            } finally {
                program.destroyForcibly();
            }
        } catch (IOException e) {
            LOG.debug("not shown: {}", news.title(), e);
            return false;
        }
    }
}

package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.AppFolders;
import dev.earshot.config.LoadedSettings;
import dev.earshot.config.Settings;
import dev.earshot.config.SettingsLoader;
import dev.earshot.notify.Notification;
import dev.earshot.speech.LiveModel;
import dev.earshot.speech.SpeechModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveSettingsTest {
    @TempDir
    Path home;

    private Settings atStart;
    private LiveModel model;
    private LiveSettings live;
    private final List<Settings.Hotkey> hotkeys = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final AtomicInteger changes = new AtomicInteger();

    @BeforeEach
    void start() throws IOException {
        atStart = new SettingsLoader(AppFolders.of("Linux", Map.of(), home), Map.of(), "ada", new Random(1)).defaults();
        model = new LiveModel(SpeechModel.open(Optional.empty(), List.of()));
        live = new LiveSettings(atStart, model, hotkeys::add, changes::incrementAndGet, news -> told.add(words(news)));
    }

    @AfterEach
    void close() {
        model.close();
    }

    private static String words(Notification news) {
        return news.title() + ": " + news.body();
    }

    private void change(Settings settings) {
        told.clear();
        live.changed(new LoadedSettings(settings, home.resolve("earshot.conf"), List.of()));
    }

    @Test
    void anotherModelIsInUseAtOnce() {
        Path folder =
                Path.of("src/main/resources/dev/earshot/speech/demo-model").toAbsolutePath();
        change(speech(Optional.of(folder), List.of()));
        assertThat(model.name()).isEqualTo(folder.toString());
        assertThat(changes).hasValue(1);
        assertThat(told)
                .contains("Another speech model is in use: " + folder)
                .noneMatch(it -> it.contains("next start"));
    }

    @Test
    void theOldModelStaysWhereTheNewOneCanNotBeUsed() {
        change(speech(Optional.of(home.resolve("nowhere")), List.of()));
        assertThat(model.name()).isEqualTo(SpeechModel.DEMO);
        assertThat(changes).hasValue(0);
        assertThat(told)
                .anyMatch(it -> it.startsWith("The speech model can't be used; the old one stays: There is no model"));

        change(speech(Optional.empty(), List.of()));
        assertThat(model.name()).isEqualTo(SpeechModel.DEMO);
    }

    @Test
    void whatIsNotLiveIsSaidToTakeANewStart() {
        change(new Settings(
                atStart.speaker(),
                atStart.server(),
                new Settings.Room("other", "secret"),
                atStart.delivery(),
                atStart.audio(),
                atStart.speech(),
                atStart.captions(),
                new Settings.Hotkey("f9", Settings.Hotkey.Mode.TOGGLE),
                atStart.transcript(),
                atStart.roomServer(),
                atStart.tray(),
                atStart.log(),
                atStart.profiles()));
        assertThat(hotkeys).containsExactly(new Settings.Hotkey("f9", Settings.Hotkey.Mode.TOGGLE));
        assertThat(changes).hasValue(0);
        assertThat(told).anyMatch(it -> it.contains("next start"));
    }

    private Settings speech(Optional<Path> folder, List<String> vocabulary) {
        return atStart.withSpeech(
                new Settings.Speech(folder, vocabulary, atStart.speech().catalogue()));
    }
}

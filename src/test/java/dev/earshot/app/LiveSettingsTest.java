package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.AppFolders;
import dev.earshot.config.FileContent;
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
    private final List<Settings> taken = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private Optional<String> problem = Optional.empty();

    @BeforeEach
    void start() throws IOException {
        atStart = new SettingsLoader(AppFolders.of("Linux", Map.of(), home), Map.of(), "ada", new Random(1)).defaults();
        model = new LiveModel(SpeechModel.open(Optional.empty(), List.of()));
        LiveSettings.Part other = next -> {
            taken.add(next);
            return Optional.empty();
        };
        live = new LiveSettings(
                List.of(new WishedModel(atStart.speech(), model, notices::add), other),
                now -> problem = now,
                news -> told.add(words(news)));
    }

    @AfterEach
    void close() {
        model.close();
    }

    private static String words(Notification news) {
        return news.title() + ": " + news.body();
    }

    private boolean change(Settings settings) {
        told.clear();
        Path file = home.resolve("earshot.conf");
        return live.changed(new LoadedSettings(settings, file, Map.of(file, FileContent.of(file)), List.of()));
    }

    @Test
    void anotherModelIsInUseAtOnce() {
        Path folder =
                Path.of("src/main/resources/dev/earshot/speech/demo-model").toAbsolutePath();
        assertThat(change(speech(Optional.of(folder), List.of()))).isTrue();
        assertThat(model.name()).isEqualTo(folder.toString());
        assertThat(notices).contains("Another speech model is in use: " + folder);
        assertThat(told).contains("The new settings are in force: ");
    }

    @Test
    void whatCanNotBeUsedKeepsTheOldInForceAndTheOthersTakeTheNew() {
        Settings wrong = speech(Optional.of(home.resolve("nowhere")), List.of());
        assertThat(change(wrong)).isFalse();
        assertThat(model.name()).isEqualTo(SpeechModel.DEMO);
        assertThat(taken).containsExactly(wrong);
        assertThat(problem.orElseThrow())
                .startsWith("The speech model can't be used; the old one stays: There is no model");
        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("Not all settings can be used; there the old ones stay in force: The speech model");

        assertThat(change(speech(Optional.empty(), List.of()))).isTrue();
        assertThat(model.name()).isEqualTo(SpeechModel.DEMO);
        assertThat(problem).isEmpty();
    }

    @Test
    void theFirstProblemOfAFileIsAProblemUntilItIsMended() {
        live.broken("earshot.conf:3: one\nearshot.conf:4: another");
        assertThat(problem).contains("earshot.conf:3: one (and 1 more)");
        assertThat(taken).isEmpty();
        change(atStart);
        assertThat(problem).isEmpty();
        assertThat(told).contains("The settings can be used again: ");
    }

    private Settings speech(Optional<Path> folder, List<String> vocabulary) {
        return atStart.withSpeech(
                new Settings.Speech(folder, vocabulary, atStart.speech().catalogue()));
    }
}

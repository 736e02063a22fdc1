package dev.earshot.app;

import dev.earshot.config.LoadedSettings;
import dev.earshot.config.Settings;
import dev.earshot.notify.Notification;
import dev.earshot.speech.LiveModel;
import dev.earshot.speech.SpeechModel;
import java.io.IOException;
import java.util.function.Consumer;

/** Brings into force what can be changed while the agent runs, and tells the user; on the thread of the settings' watch. */
final class LiveSettings implements SettingsWatch.Listener {
    private final Settings atStart;
    private final LiveModel model;
    private final Consumer<Settings.Hotkey> hotkeys;
    private final Runnable changed;
    private final Consumer<Notification> tell;

    private Settings inForce;
    /** Another than {@link #inForce} has where that could not be loaded. */
    private Settings.Speech modelInForce;

    /**
     * Begins with what is in force.
     *
     * @param hotkeys takes the wish for another hotkey
     * @param changed is told when the model is another one
     */
    LiveSettings(
            Settings atStart,
            LiveModel model,
            Consumer<Settings.Hotkey> hotkeys,
            Runnable changed,
            Consumer<Notification> tell) {
        this.atStart = atStart;
        this.model = model;
        this.hotkeys = hotkeys;
        this.changed = changed;
        this.tell = tell;
        this.inForce = atStart;
        this.modelInForce = atStart.speech();
    }

    @Override
    public void changed(LoadedSettings loaded) {
        Settings before = inForce;
        inForce = loaded.settings();
        tell.accept(Notification.over(Notification.Kind.SETTINGS, "The settings can be used again", ""));
        if (!inForce.hotkey().equals(before.hotkey())) {
            hotkeys.accept(inForce.hotkey());
        }
        if (!isSameModel(inForce.speech(), modelInForce)) {
            exchangeModel(inForce.speech());
        }
        if (!inForce.withHotkey(atStart.hotkey()).withSpeech(atStart.speech()).equals(atStart)) {
            tell.accept(Notification.plain(
                    "Settings saved", "Hotkey and model are in force at once, all else from the next start on."));
        }
    }

    private static boolean isSameModel(Settings.Speech one, Settings.Speech other) {
        return one.model().equals(other.model()) && one.vocabulary().equals(other.vocabulary());
    }

    /** Loads the new one beside the old one, which stays if that fails. */
    private void exchangeModel(Settings.Speech wish) {
        try {
            model.exchange(SpeechModel.open(wish.model(), wish.vocabulary()));
            modelInForce = wish;
            changed.run();
            tell.accept(Notification.plain(
                    "Another speech model is in use", model.warning().orElse(model.name())));
        } catch (IOException e) {
            tell.accept(Notification.trouble(
                    Notification.Kind.SETTINGS,
                    "The speech model can't be used; the old one stays",
                    String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void broken(String problems) {
        tell.accept(Notification.trouble(
                Notification.Kind.SETTINGS,
                "The settings can't be used; the old ones stay in force",
                problems.lines().findFirst().orElse("")));
    }
}

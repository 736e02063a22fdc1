package dev.earshot.app;

import dev.earshot.config.Settings;
import dev.earshot.speech.LiveModel;
import dev.earshot.speech.SpeechModel;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts the model that the settings wish for in the place of the one in use. For one thread. */
final class WishedModel implements LiveSettings.Part {
    private final LiveModel model;
    private final Consumer<String> notice;
    /** Another than was wished for last where that could not be loaded. */
    private Settings.Speech inUse;

    /** @param notice is told, in a sentence, which model is in use now */
    WishedModel(Settings.Speech inUse, LiveModel model, Consumer<String> notice) {
        this.inUse = inUse;
        this.model = model;
        this.notice = notice;
    }

    /** Loads the new one beside the old one, which stays if that fails. */
    @Override
    public Optional<String> become(Settings next) {
        Settings.Speech wish = next.speech();
        if (wish.model().equals(inUse.model()) && wish.vocabulary().equals(inUse.vocabulary())) {
            return Optional.empty();
        }
        try {
            model.exchange(SpeechModel.open(wish.model(), wish.vocabulary()));
        } catch (IOException e) {
            return Optional.of("The speech model can't be used; the old one stays: " + e.getMessage());
        }
        inUse = wish;
        notice.accept("Another speech model is in use: " + model.name());
        model.warning().ifPresent(notice);
        return Optional.empty();
    }
}

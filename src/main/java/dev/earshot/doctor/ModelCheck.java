package dev.earshot.doctor;

import dev.earshot.speech.SpeechModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Whether Vosk loads the model. */
record ModelCheck(Optional<Path> folder) implements Check {
    @Override
    public String what() {
        return "speech model";
    }

    @Override
    public Finding look() {
        try (SpeechModel model = SpeechModel.open(folder)) {
            return folder.isPresent()
                    ? Finding.fine(what(), "Vosk loads " + model.name())
                    : Finding.warning(
                            what(),
                            "Vosk loads the " + model.name(),
                            "For real speech, unpack a Vosk model and name its folder as speech.model");
        } catch (IOException e) {
            return Finding.failure(what(), String.valueOf(e.getMessage()), "");
        }
    }
}

package dev.earshot.doctor;

import dev.earshot.speech.SpeechModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whether Vosk loads the model.
 *
 * @param loaded its name, if this process has it loaded
 */
record ModelCheck(Optional<Path> folder, Optional<String> loaded) implements Check {
    private Finding judge(String found, String model) {
        return model.equals(SpeechModel.DEMO)
                ? Finding.warning(
                        what(),
                        found + "the " + model,
                        "For real speech, unpack a Vosk model and name its folder as speech.model")
                : Finding.fine(what(), found + model);
    }

    @Override
    public String what() {
        return "speech model";
    }

    @Override
    public Finding look() {
        if (loaded.isPresent()) {
            return judge("Vosk has loaded ", loaded.get());
        }
        try (SpeechModel model = SpeechModel.open(folder, List.of())) {
            return judge("Vosk loads ", model.name());
        } catch (IOException e) {
            return Finding.failure(what(), String.valueOf(e.getMessage()), "");
        }
    }
}

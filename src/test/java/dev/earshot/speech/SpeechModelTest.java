package dev.earshot.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeechModelTest {
    @TempDir
    Path folder;

    @Test
    void aMissingFolderIsSaidWithItsPathAndWhatToDo() {
        Path missing = folder.resolve("nowhere");
        assertThatThrownBy(() -> SpeechModel.open(Optional.of(missing)))
                .isInstanceOf(UnusableModelException.class)
                .hasMessage("There is no model folder at " + missing
                        + "; set speech.model to the folder of a Vosk model, or to demo");
    }

    @Test
    void aFolderThatIsNoModelIsSaidBeforeTheEngineSeesIt() {
        assertThatThrownBy(() -> SpeechModel.open(Optional.of(folder)))
                .isInstanceOf(UnusableModelException.class)
                .hasMessageContaining("is no Vosk model: it has no am/final.mdl");
    }

    @Test
    void halfAModelIsRefusedInOneSentence() throws IOException {
        Files.createDirectory(folder.resolve("am"));
        Files.writeString(folder.resolve("am/final.mdl"), "half of it");
        assertThatThrownBy(() -> SpeechModel.open(Optional.of(folder)))
                .isInstanceOf(UnusableModelException.class)
                .hasMessageContaining("Vosk can't read the model in " + folder);
    }

    @Test
    void theDemoModelSaysWhatItIs() throws IOException {
        try (SpeechModel model = SpeechModel.open(Optional.empty())) {
            assertThat(model.name())
                    .isEqualTo("demo model: made for trying things out, it knows 112 words and synthetic voices");
        }
    }
}

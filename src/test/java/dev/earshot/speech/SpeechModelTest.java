package dev.earshot.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeechModelTest {
    @TempDir
    Path folder;

    @Test
    void aMissingFolderIsSaidWithItsPathAndWhatToDo() {
        Path missing = folder.resolve("nowhere");
        assertThatThrownBy(() -> SpeechModel.open(Optional.of(missing), List.of()))
                .isInstanceOf(UnusableModelException.class)
                .hasMessage("There is no model folder at " + missing
                        + "; earshot models list --remote lists those to be had, earshot models install NAME gets one,"
                        + " and demo is always there");
    }

    @Test
    void aFolderThatIsNoModelIsSaidBeforeTheEngineSeesIt() {
        assertThatThrownBy(() -> SpeechModel.open(Optional.of(folder), List.of()))
                .isInstanceOf(UnusableModelException.class)
                .hasMessage(
                        folder + " is no Vosk model: it lacks am/final.mdl, conf/mfcc.conf, graph/HCLG.fst; name the"
                                + " folder that was unpacked from a Vosk model's zip, or get one:"
                                + " earshot models list --remote lists those to be had,"
                                + " earshot models install NAME gets one");
    }

    @Test
    void halfAModelIsRefusedInOneSentence() throws IOException {
        Files.createDirectory(folder.resolve("am"));
        Files.writeString(folder.resolve("am/final.mdl"), "half of it");
        assertThatThrownBy(() -> SpeechModel.open(Optional.of(folder), List.of()))
                .isInstanceOf(UnusableModelException.class)
                .hasMessageContaining("it lacks conf/mfcc.conf, graph/HCLG.fst");
    }

    @Test
    void aModelThatTheEngineCannotReadIsSaidWithItsFolder() throws IOException {
        for (String file : List.of("am/final.mdl", "conf/mfcc.conf", "conf/model.conf", "graph/HCLG.fst")) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), "");
        }
        assertThatThrownBy(() -> SpeechModel.open(Optional.of(folder), List.of()))
                .isInstanceOf(UnusableModelException.class)
                .hasMessageContaining("Vosk can't read the model in " + folder);
    }

    @Test
    void theDemoModelSaysWhatItIs() throws IOException {
        try (SpeechModel model = SpeechModel.open(Optional.empty(), List.of())) {
            assertThat(model.name())
                    .isEqualTo("demo model: made for trying things out, it knows 112 words and synthetic voices");
        }
    }

    @Test
    void wordsOfTheVocabularyThatTheModelDoesNotKnowAreNamed() throws IOException {
        try (SpeechModel model = SpeechModel.open(Optional.empty(), List.of("Seven zebra", "nine"))) {
            assertThat(model.warning()).hasValueSatisfying(it -> assertThat(it).endsWith("speech.vocabulary: zebra"));
        }
        try (SpeechModel model = SpeechModel.open(Optional.empty(), List.of("seven"))) {
            assertThat(model.warning()).isEmpty();
        }
    }
}

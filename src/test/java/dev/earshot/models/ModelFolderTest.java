package dev.earshot.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFolderTest {
    @TempDir
    Path folder;

    private String problem() {
        return ModelFolder.problem(folder).orElse("");
    }

    private void write(String... files) throws IOException {
        for (String file : files) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), "");
        }
    }

    @ParameterizedTest
    @CsvSource({"am/final.mdl,conf/mfcc.conf,graph/HCLG.fst", "final.mdl,mfcc.conf,HCLr.fst"})
    void bothLayoutsAreWhole(String model, String conf, String graph) throws IOException {
        write(model, conf, graph);
        assertThat(problem()).isEmpty();
    }

    @Test
    void halfAModelIsCalledSoWithWhatItLacks() throws IOException {
        write("am/final.mdl");
        assertThat(problem())
                .isEqualTo(
                        folder + " is only half a Vosk model: it lacks conf/mfcc.conf, graph/HCLG.fst; unpack its zip"
                                + " again, or get it anew: " + ModelFolder.ADVICE);
    }

    @Test
    void theFolderInTheFolderIsNamed() throws IOException {
        write("m/am/final.mdl", "m/conf/mfcc.conf", "m/graph/HCLG.fst");
        assertThat(problem()).isEqualTo(folder + " is no model but holds one; name the folder " + folder.resolve("m"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ggml-base.en.bin       | Whisper",
                "model.bin              | Whisper",
                "model.tflite           | Coqui STT or DeepSpeech",
                "deepspeech-0.9.3.pbmm  | Coqui STT or DeepSpeech",
                "kenlm.scorer           | Coqui STT or DeepSpeech",
                "encoder-epoch-99.onnx  | sherpa-onnx or another ONNX program",
                "en-us/mdef             | PocketSphinx",
                "model.safetensors      | PyTorch",
            })
    void aModelForAnotherEngineIsCalledSo(String file, String engine) throws IOException {
        write("README", file);
        assertThat(problem())
                .isEqualTo(folder + " is a model for " + engine + ", which Vosk can't read; " + ModelFolder.ADVICE);
    }

    @Test
    void aModelOfSpeakersIsNoneOfWords() throws IOException {
        write("final.ext.raw", "mfcc.conf", "mean.vec", "transform.mat");
        assertThat(problem()).startsWith(folder + " is a model that tells speakers apart, and recognises no words; ");
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        write("some.zip", "ggml-tiny.bin");
        assertThat(ModelFolder.problem(folder.resolve("some.zip")).orElseThrow())
                .isEqualTo(
                        folder.resolve("some.zip") + " is a file, no model folder; a Vosk model's zip is unpacked by:"
                                + " earshot models install FILE.zip");
        assertThat(ModelFolder.problem(folder.resolve("ggml-tiny.bin")).orElseThrow())
                .contains("is a model for Whisper");
    }

    @Test
    void twoModelsInAFolderAreNotChosenFrom() throws IOException {
        write("a/final.mdl", "a/mfcc.conf", "a/HCLG.fst", "b/final.mdl", "b/mfcc.conf", "b/HCLG.fst");
        assertThat(problem()).startsWith(folder + " is no Vosk model: it lacks");
    }
}

package dev.earshot.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.speech.SpeechModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Installing zips that are on this computer, good and bad. */
class ModelZipTest {
    /** Where an entry of a zip's directory has checksum and size (APPNOTE.TXT 4.3.12). */
    private static final int CRC = 16;

    private static final int SIZE = 24;

    @TempDir
    Path home;

    private Path folder;
    private ModelStore store;

    @BeforeEach
    void makeStore() {
        folder = home.resolve("data").resolve("models");
        store = new ModelStore(folder);
    }

    private InstalledModel install(byte[] zip) throws IOException, InterruptedException {
        return store.installZip(Files.write(home.resolve("given.zip"), zip), new RecordingProgress());
    }

    private void assertRefused(byte[] zip, String sentence) {
        assertThatThrownBy(() -> install(zip))
                .isInstanceOf(ModelException.class)
                .hasMessage(sentence.replace("ZIP", home.resolve("given.zip").toString()));
        assertThat(Files.exists(folder) ? Zips.leftIn(folder) : List.of()).isEmpty();
        assertThat(home).isDirectoryNotContaining("glob:**evil*");
    }

    @Test
    void aZipIsInstalledByTheNameOfTheFolderInIt() throws IOException, InterruptedException {
        InstalledModel model = install(Zips.demo("vosk-model-demo/"));

        assertThat(model.name()).isEqualTo("vosk-model-demo");
        assertThat(store.installed()).containsExactly(model);
        try (SpeechModel opened = SpeechModel.open(Optional.of(model.folder()), List.of())) {
            assertThat(opened.name()).isEqualTo(model.folder().toString());
        }
    }

    @Test
    void aZipWithoutAFolderIsInstalledByItsOwnName() throws IOException, InterruptedException {
        assertThat(install(Zips.demo("")).name()).isEqualTo("given");
    }

    @Test
    void aModelOneFolderFurtherDownIsFound() throws IOException, InterruptedException {
        InstalledModel model = install(Zips.demo("outer/inner/"));

        assertThat(model.folder()).isEqualTo(folder.resolve("outer"));
        assertThat(Zips.leftIn(folder)).contains("outer/am/final.mdl");
    }

    @Test
    void whatTheMacPutsBesideTheModelIsLeftOut() throws IOException, InterruptedException {
        Map<String, byte[]> files = Zips.demoFiles("vosk-model-demo/");
        files.put("__MACOSX/vosk-model-demo/._README.md", new byte[10]);

        assertThat(install(Zips.of(files)).name()).isEqualTo("vosk-model-demo");
        assertThat(Zips.leftIn(folder)).allMatch(file -> file.startsWith("vosk-model-demo/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil",
                "m/../../evil",
                "/tmp/evil",
                "m/..\\..\\evil",
                "C:\\evil",
                "\\\\host\\evil",
                "./evil",
                "m/a\nb"
            })
    void nothingIsWrittenOutsideTheFolder(String name) throws IOException {
        Map<String, byte[]> files = Zips.demoFiles("m/");
        files.put(name, "evil".getBytes(UTF_8));

        assertRefused(
                Zips.of(files),
                "ZIP has a file in it that would lie outside its folder: it is not unpacked; get it from where it was made");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aNameThatThisSystemCannotWriteIsSaid() throws IOException, InterruptedException {
        Map<String, byte[]> files = Zips.demoFiles("m/");
        files.put("m/caf\u00e9", new byte[1]);
        Path zip = Files.write(home.resolve("given.zip"), Zips.of(files));

        Process installing = InstallMain.startInAscii(folder, zip);
        String said = new String(installing.getErrorStream().readAllBytes(), UTF_8);

        assertThat(installing.waitFor()).isNotZero();
        assertThat(said)
                .contains(
                        "ModelException: " + zip + " has a name in it that can be no file's here: it is not unpacked");
        assertThat(Zips.leftIn(folder)).isEmpty();
    }

    @Test
    void aBombThatSaysSoIsNotUnpacked() throws IOException {
        Map<String, byte[]> files = Zips.demoFiles("m/");
        files.put("m/zeros", new byte[64_000_000]);

        assertRefused(
                Zips.of(files),
                "ZIP would unpack to more than 20 times its size, as no model does: it is not unpacked; get it from where"
                        + " it was made");
    }

    @Test
    void aBombThatLiesIsStoppedWhileItIsUnpacked() throws IOException {
        byte[] zip = Zips.lying(Zips.of(Map.of("m/zeros", new byte[10_000_000])), SIZE, 10);

        assertRefused(
                zip,
                "ZIP would unpack to more than 20 times its size, as no model does: it is not unpacked; get it from where"
                        + " it was made");
    }

    @Test
    void tooManyFilesAreNotUnpacked() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < 5001; i++) {
            files.put("m/" + i, new byte[0]);
        }
        assertRefused(
                Zips.of(files),
                "ZIP has 5001 files in it, more than any model: it is not unpacked; get it from where it was made");
    }

    @Test
    void aFileThatIsNotWhatTheZipSaysIsBroken() throws IOException {
        assertRefused(
                Zips.lying(Zips.demo("m/"), CRC, 1), "ZIP is broken: m/README.md in it can't be read; get it again");
    }

    @Test
    void halfAZipIsNone() throws IOException {
        byte[] zip = Zips.demo("m/");
        assertRefused(
                Arrays.copyOf(zip, zip.length / 2), "ZIP is no zip that can be read, or not all of one; get it again");
    }

    @Test
    void twoModelsInOneZipAreNone() throws IOException {
        Map<String, byte[]> files = Zips.demoFiles("one/");
        files.putAll(Zips.demoFiles("two/"));

        assertRefused(
                Zips.of(files),
                "ZIP is no Vosk model: it lacks am/final.mdl, conf/mfcc.conf, graph/HCLG.fst; name the folder that was"
                        + " unpacked from a Vosk model's zip, or get one: " + ModelFolder.ADVICE);
    }

    @Test
    void aZipOfSomethingElseIsNone() throws IOException {
        assertRefused(
                Zips.of(Map.of("base/ggml-base.bin", new byte[10])),
                "ZIP is a model for Whisper, which Vosk can't read; " + ModelFolder.ADVICE);
    }

    @Test
    void halfAModelIsNone() throws IOException {
        Map<String, byte[]> files = Zips.demoFiles("m/");
        files.remove("m/graph/HCLr.fst");

        assertRefused(
                Zips.of(files),
                "ZIP is only half a Vosk model: it lacks graph/HCLG.fst; unpack its zip again, or get it anew: "
                        + ModelFolder.ADVICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {".hidden", "a b", "x*", "nul", "CON.1"})
    void aNameThatCanBeNoFoldersIsRefused(String name) throws IOException {
        assertRefused(
                Zips.demo(name + "/"),
                "ZIP gives the model a name that can be no folder's; names are of letters, digits, points, hyphens and"
                        + " underscores");
    }

    @Test
    void theNameOfTheDemoModelIsTaken() throws IOException {
        assertRefused(Zips.demo("demo/"), "ZIP names the model demo, as the one inside Earshot is; name it otherwise");
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> store.installZip(home.resolve("no.zip"), new RecordingProgress()))
                .isInstanceOf(ModelException.class)
                .hasMessage("There is no file " + home.resolve("no.zip") + "; name the zip of a Vosk model");
    }
}

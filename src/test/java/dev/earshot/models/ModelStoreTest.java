package dev.earshot.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
    @TempDir
    Path home;

    private Path folder;
    private ModelStore store;

    @BeforeEach
    void makeStore() {
        folder = home.resolve("models");
        store = new ModelStore(folder);
    }

    private InstalledModel install(Path from) throws IOException, InterruptedException {
        return store.installFolder(from, new RecordingProgress());
    }

    private Path demo(String name) throws IOException {
        Path copy = home.resolve(name);
        for (String file : Zips.demoFiles("").keySet()) {
            Files.createDirectories(copy.resolve(file).getParent());
            Files.copy(Zips.DEMO.resolve(file), copy.resolve(file));
        }
        return copy;
    }

    @Test
    void withoutAFolderThereAreNone() throws IOException {
        assertThat(store.installed()).isEmpty();
        assertThat(folder).doesNotExist();
    }

    @Test
    void aFolderIsCopiedByItsName() throws IOException, InterruptedException {
        InstalledModel model = install(demo("mine"));

        assertThat(model)
                .isEqualTo(new InstalledModel("mine", folder.resolve("mine"), Disk.size(Zips.DEMO), Optional.empty()));
        assertThat(store.installed()).containsExactly(model);
        assertThat(Zips.leftIn(folder))
                .containsExactlyInAnyOrderElementsOf(Zips.demoFiles("mine/").keySet());
    }

    @Test
    void aFolderThatWasUnpackedTwiceGivesTheModelInIt() throws IOException, InterruptedException {
        demo("outer/mine");
        assertThat(install(home.resolve("outer")).name()).isEqualTo("mine");
    }

    @Test
    void whatALinkLeadsToIsCopied() throws IOException, InterruptedException {
        Path model = demo("mine");
        Path real = Files.move(model.resolve("am/final.mdl"), home.resolve("blob"));
        Files.createSymbolicLink(model.resolve("am/final.mdl"), real);

        install(model);

        assertThat(folder.resolve("mine/am/final.mdl"))
                .hasSameBinaryContentAs(real)
                .satisfies(file -> assertThat(Files.isSymbolicLink(file)).isFalse());
    }

    @Test
    void aLinkToAModelIsInstalledByTheLinksName() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(home.resolve("link"), demo("mine"));

        assertThat(install(link).name()).isEqualTo("link");
        assertThat(Zips.leftIn(folder))
                .containsExactlyInAnyOrderElementsOf(Zips.demoFiles("link/").keySet());
        demo("outer/inner");
        assertThat(install(Files.createSymbolicLink(home.resolve("around"), home.resolve("outer")))
                        .name())
                .isEqualTo("inner");
    }

    @Test
    void aLinkedFolderInAModelIsCopiedWithAllInIt() throws IOException, InterruptedException {
        Path model = demo("mine");
        Path ivector = Files.createDirectory(home.resolve("elsewhere"));
        Files.writeString(ivector.resolve("final.ie"), "of use");
        Files.createSymbolicLink(model.resolve("ivector"), ivector);

        install(model);

        assertThat(folder.resolve("mine/ivector/final.ie")).hasContent("of use");
        assertThat(Files.isSymbolicLink(folder.resolve("mine/ivector"))).isFalse();
    }

    @Test
    void aLinkThatLeadsAroundInACircleOrNowhereIsSaid() throws IOException {
        Path model = demo("mine").toRealPath();
        Path link = Files.createSymbolicLink(model.resolve("am/again"), model);
        assertThatThrownBy(() -> install(model))
                .isInstanceOf(ModelException.class)
                .hasMessage(link + " is a link that leads to a folder around it; delete the link");
        Files.delete(link);
        Files.createSymbolicLink(link, home.resolve("nowhere"));
        assertThatThrownBy(() -> install(model))
                .isInstanceOf(ModelException.class)
                .hasMessage(link + " is a link that leads nowhere; mend it, or delete it");
        assertThat(store.installed()).isEmpty();
    }

    @Test
    void aFolderThatIsNoModelIsRefused() throws IOException {
        Path nothing = Files.createDirectory(home.resolve("nothing"));
        assertThatThrownBy(() -> install(nothing))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(nothing + " is no Vosk model: it lacks");
        assertThat(folder).doesNotExist();
    }

    @Test
    void aModelThatIsThereIsNotReplaced() throws IOException, InterruptedException {
        install(demo("mine"));
        assertThatThrownBy(() -> install(home.resolve("mine")))
                .isInstanceOf(ModelException.class)
                .hasMessage("mine is installed already; to have it in use: earshot models use mine");
        assertThat(store.installed()).hasSize(1);
    }

    @Test
    void halfAModelOfThatNameIsSaidWithWhatToDo() throws IOException, InterruptedException {
        install(demo("mine"));
        Files.delete(folder.resolve("mine/conf/mfcc.conf"));

        assertThat(store.installed("mine").problem())
                .hasValueSatisfying(why -> assertThat(why).contains("it lacks conf/mfcc.conf"));
        assertThatThrownBy(() -> install(home.resolve("mine")))
                .isInstanceOf(ModelException.class)
                .hasMessageEndingWith("; to have it anew: earshot models remove mine");
    }

    @Test
    void oneThatIsRemovedIsGone() throws IOException, InterruptedException {
        install(demo("mine"));
        store.remove("mine");

        assertThat(store.installed()).isEmpty();
        assertThat(Zips.leftIn(folder)).isEmpty();
    }

    @Test
    void ofALinkOnlyTheLinkIsRemoved() throws IOException {
        Path real = demo("real");
        Files.createDirectory(folder);
        Files.createSymbolicLink(folder.resolve("linked"), real);
        assertThat(store.installed("linked").problem()).isEmpty();

        store.remove("linked");

        assertThat(store.installed()).isEmpty();
        assertThat(real.resolve("am/final.mdl")).exists();
    }

    @Test
    void oneThatIsNotThereIsSaidWithWhatMayBeMeant() throws IOException, InterruptedException {
        install(demo("vosk-model-small-en-us-0.15"));
        for (String typed : new String[] {"vosk-model-smal-en-us-0.15", "small-en", "../models/x"}) {
            assertThatThrownBy(() -> store.remove(typed))
                    .isInstanceOf(ModelException.class)
                    .hasMessage("There is no model " + typed + " in " + folder
                            + (typed.startsWith(".")
                                    ? "; earshot models list tells which there are, earshot models install NAME gets one"
                                    : "; did you mean vosk-model-small-en-us-0.15?"));
        }
    }
}

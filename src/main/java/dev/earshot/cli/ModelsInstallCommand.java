package dev.earshot.cli;

import dev.earshot.app.Surroundings;
import dev.earshot.config.SettingsException;
import dev.earshot.models.ByteSize;
import dev.earshot.models.Catalogue;
import dev.earshot.models.InstallProgress;
import dev.earshot.models.InstalledModel;
import dev.earshot.models.ModelNames;
import dev.earshot.models.ModelStore;
import dev.earshot.models.RemoteModel;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "install",
        description = "Fetches and installs a model; goes on where the last time broke off.",
        mixinStandardHelpOptions = true)
final class ModelsInstallCommand implements Callable<Integer> {
    private static final String LIST = "what there is, is listed by: earshot models list --remote";

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelShelf shelf;

    @Parameters(
            paramLabel = "NAME|ZIP|FOLDER",
            description =
                    "A name that earshot models list --remote shows, a zip (NAME.zip), or a folder (with a / in it).")
    private String model;

    ModelsInstallCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SettingsException {
        PrintWriter out = spec.commandLine().getOut();
        InstalledModel installed;
        try (DownloadBar bar = new DownloadBar(out, DownloadBar.width(surroundings.environment()))) {
            installed = install(isTerminal() ? bar : new DownloadLines(out, surroundings.clock()));
        }
        out.println(installed.name() + " is installed in " + installed.folder() + " ("
                + ByteSize.words(installed.bytes()) + "); to have it in use: earshot models use " + installed.name());
        return 0;
    }

    /** Both ways: the bar is drawn over itself. */
    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    private InstalledModel install(InstallProgress progress)
            throws IOException, InterruptedException, SettingsException {
        ModelStore store = ModelShelf.store(surroundings);
        if (ModelShelf.isDemo(model)) {
            throw new IOException("the demo model is a part of Earshot; to have it in use: earshot models use demo");
        }
        if (model.toLowerCase(Locale.ROOT).endsWith(".zip")) {
            return store.installZip(path(), progress);
        }
        if (model.contains("/") || model.contains("\\") || model.equals(".")) {
            return Files.isRegularFile(path())
                    ? store.installZip(path(), progress)
                    : store.installFolder(path(), progress);
        }
        return store.install(remote(), progress);
    }

    private Path path() throws IOException {
        try {
            return surroundings.folders().expand(model);
        } catch (InvalidPathException e) {
            throw new IOException(model + " can be no path; " + LIST, e);
        }
    }

    private RemoteModel remote() throws IOException, InterruptedException, SettingsException {
        List<RemoteModel> all = Catalogue.fetch(
                shelf.settings(surroundings, spec.commandLine().getErr()).catalogue());
        Optional<RemoteModel> named =
                all.stream().filter(one -> one.name().equals(model)).findFirst();
        if (named.isEmpty()) {
            throw new IOException("there is no model " + model + " in the list of models"
                    + ModelNames.didYouMean(model, names(all), otherwise()));
        }
        RemoteModel found = named.get();
        if (!found.recognises()) {
            throw new IOException(
                    model + " is for another task (" + found.kind() + ") and recognises no words; " + LIST);
        }
        return found;
    }

    private static List<String> names(List<RemoteModel> all) {
        return all.stream()
                .filter(one -> one.recognises() && !one.obsolete())
                .map(RemoteModel::name)
                .toList();
    }

    private String otherwise() throws IOException {
        return Files.exists(path()) ? "to install the folder here: earshot models install ./" + model : LIST;
    }
}

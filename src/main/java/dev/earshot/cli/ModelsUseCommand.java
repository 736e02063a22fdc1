package dev.earshot.cli;

import dev.earshot.app.Surroundings;
import dev.earshot.config.SettingsEditor;
import dev.earshot.config.SettingsException;
import dev.earshot.models.InstalledModel;
import dev.earshot.models.ModelNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "use",
        description = "Has a model recognise speech: writes speech.model into the settings file.",
        mixinStandardHelpOptions = true)
final class ModelsUseCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelShelf shelf;

    @Parameters(paramLabel = "NAME", description = "An installed model, or demo.")
    private String name;

    ModelsUseCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, SettingsException {
        String chosen = ModelShelf.isDemo(name) ? ModelNames.DEMO : whole().name();
        Path file = new SettingsEditor(surroundings.folders(), surroundings.environment())
                .set(shelf.config(), "speech.model", chosen);
        spec.commandLine().getOut().println("speech.model is " + chosen + " now, in " + file);
        return 0;
    }

    private InstalledModel whole() throws IOException {
        InstalledModel model = ModelShelf.store(surroundings).installed(name);
        if (model.problem().isPresent()) {
            throw new IOException(model.problem().get());
        }
        return model;
    }
}

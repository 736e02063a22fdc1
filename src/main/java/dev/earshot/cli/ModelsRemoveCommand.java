package dev.earshot.cli;

import dev.earshot.app.Surroundings;
import dev.earshot.config.SettingsException;
import dev.earshot.models.ByteSize;
import dev.earshot.models.InstalledModel;
import dev.earshot.models.ModelStore;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "remove", description = "Removes a model from this computer.", mixinStandardHelpOptions = true)
final class ModelsRemoveCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelShelf shelf;

    @Parameters(paramLabel = "NAME", description = "An installed model that is not in use.")
    private String name;

    ModelsRemoveCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, SettingsException {
        if (ModelShelf.isDemo(name)) {
            throw new IOException("the demo model is a part of Earshot and stays");
        }
        ModelStore store = ModelShelf.store(surroundings);
        InstalledModel model = store.installed(name);
        if (ModelShelf.isInUse(
                model, shelf.settings(surroundings, spec.commandLine().getErr()))) {
            throw new IOException(
                    name + " is in use; have another in use first, as by: earshot models use demo, then remove it");
        }
        store.remove(name);
        spec.commandLine().getOut().println(name + " is removed; " + ByteSize.words(model.bytes()) + " are free again");
        return 0;
    }
}

package dev.earshot.cli;

import dev.earshot.app.Surroundings;
import dev.earshot.models.ModelStore;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "path", description = "Says where the models are, or one of them.", mixinStandardHelpOptions = true)
final class ModelsPathCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "An installed model.")
    private @Nullable String name;

    ModelsPathCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        ModelStore store = ModelShelf.store(surroundings);
        if (name != null && ModelShelf.isDemo(name)) {
            throw new IOException("the demo model is inside Earshot and has no folder of its own");
        }
        spec.commandLine()
                .getOut()
                .println(name == null ? store.folder() : store.installed(name).folder());
        return 0;
    }
}

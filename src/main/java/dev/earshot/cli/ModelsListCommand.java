package dev.earshot.cli;

import com.google.gson.JsonObject;
import dev.earshot.app.Surroundings;
import dev.earshot.config.Settings;
import dev.earshot.config.SettingsException;
import dev.earshot.models.ByteSize;
import dev.earshot.models.Catalogue;
import dev.earshot.models.InstalledModel;
import dev.earshot.models.ModelFolder;
import dev.earshot.models.ModelNames;
import dev.earshot.models.ModelStore;
import dev.earshot.models.RemoteModel;
import dev.earshot.speech.SpeechModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        description = "Lists the models on this computer, * before the one in use, or those that can be had.",
        mixinStandardHelpOptions = true)
final class ModelsListCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelShelf shelf;

    @Option(
            names = "--remote",
            description = "List those that can be had, as the list that speech.catalogue names has them.")
    private boolean remote;

    @Option(
            names = "--lang",
            paramLabel = "LANGUAGE",
            description = "With --remote: only those for this language, such as en, en-in or German.")
    private @Nullable String language;

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    ModelsListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SettingsException {
        if (language != null && !remote) {
            throw new ParameterException(
                    spec.commandLine(), "--lang needs --remote: models on this computer do not tell their language");
        }
        Settings.Speech settings =
                shelf.settings(surroundings, spec.commandLine().getErr());
        ModelStore store = ModelShelf.store(surroundings);
        PrintWriter out = spec.commandLine().getOut();
        if (remote) {
            Set<String> here =
                    store.installed().stream().map(InstalledModel::name).collect(Collectors.toSet());
            for (RemoteModel model : chosen(Catalogue.fetch(settings.catalogue()))) {
                out.println(json ? json(model, here) : line(model, here));
            }
        } else {
            for (Shown model : shown(store.installed(), settings)) {
                out.println(json ? model.json() : model.line());
            }
        }
        return 0;
    }

    private List<RemoteModel> chosen(List<RemoteModel> all) throws IOException {
        List<RemoteModel> models = all.stream()
                .filter(RemoteModel::recognises)
                .filter(model -> language == null || model.speaks(language))
                .sorted(Comparator.comparing(RemoteModel::language)
                        .thenComparing(RemoteModel::obsolete)
                        .thenComparingLong(RemoteModel::bytes))
                .toList();
        if (all.stream().noneMatch(RemoteModel::recognises)) {
            throw new IOException(
                    "there is no model that recognises words in the list of models; see what speech.catalogue says");
        }
        if (models.isEmpty()) {
            throw new IOException(
                    "there is no model for the language " + language + " in the list of models; there are "
                            + all.stream()
                                    .filter(RemoteModel::recognises)
                                    .map(RemoteModel::language)
                                    .distinct()
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
        }
        return models;
    }

    private static String line(RemoteModel model, Set<String> here) {
        String notes = String.join(
                ", ",
                List.of(
                                model.kind(),
                                model.obsolete() ? "obsolete" : "",
                                here.contains(model.name()) ? "installed" : "")
                        .stream()
                        .filter(note -> !note.isEmpty())
                        .toList());
        return String.format(
                        Locale.ROOT,
                        "%-44s %-8s %-18s %8s  %s",
                        model.name(),
                        model.language(),
                        model.languageName(),
                        ByteSize.words(model.bytes()),
                        notes)
                .stripTrailing();
    }

    private static String json(RemoteModel model, Set<String> here) {
        JsonObject json = new JsonObject();
        json.addProperty("name", model.name());
        json.addProperty("language", model.language());
        json.addProperty("language_name", model.languageName());
        json.addProperty("bytes", model.bytes());
        json.addProperty("kind", model.kind());
        json.addProperty("obsolete", model.obsolete());
        json.addProperty("installed", here.contains(model.name()));
        json.addProperty("url", model.url().toString());
        return json.toString();
    }

    /** The demo model, the installed ones, and a folder elsewhere if the settings say one. */
    private static List<Shown> shown(List<InstalledModel> installed, Settings.Speech settings) {
        List<Shown> shown = new ArrayList<>();
        shown.add(new Shown(
                ModelNames.DEMO,
                settings.model().isEmpty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(SpeechModel.DEMO)));
        installed.forEach(model -> shown.add(new Shown(
                model.name(),
                ModelShelf.isInUse(model, settings),
                Optional.of(model.folder()),
                Optional.of(model.bytes()),
                model.problem())));
        if (shown.stream().noneMatch(Shown::inUse)) {
            Path folder = settings.model().orElseThrow();
            Optional<String> problem = ModelFolder.problem(folder);
            shown.add(new Shown(folder.toString(), true, Optional.of(folder), Optional.empty(), problem));
        }
        return shown;
    }

    private record Shown(
            String name, boolean inUse, Optional<Path> folder, Optional<Long> bytes, Optional<String> note) {
        String line() {
            return String.format(
                            Locale.ROOT,
                            "%s %-44s %8s  %s",
                            inUse ? "*" : " ",
                            name,
                            bytes.map(ByteSize::words).orElse(""),
                            note.orElse(""))
                    .stripTrailing();
        }

        String json() {
            JsonObject json = new JsonObject();
            json.addProperty("name", name);
            json.addProperty("in_use", inUse);
            folder.ifPresent(path -> json.addProperty("folder", path.toString()));
            bytes.ifPresent(size -> json.addProperty("bytes", size));
            note.ifPresent(text -> json.addProperty(folder.isPresent() ? "problem" : "note", text));
            return json.toString();
        }
    }
}

package dev.earshot.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a folder must hold to be a model that Vosk can read, and what to say of one that does not. */
public final class ModelFolder {
    /** How to come by a model. */
    public static final String ADVICE =
            "earshot models list --remote lists those to be had, earshot models install NAME gets one";

    /**
     * What Vosk needs, each under its names in the newer and the older layout
     * (https://alphacephei.com/vosk/models, "Model structure"); looked for here because the engine, which complains of
     * what is missing, does so in its own words and past everyone.
     */
    private static final List<List<String>> PARTS = List.of(
            List.of("am/final.mdl", "final.mdl"),
            List.of("conf/mfcc.conf", "mfcc.conf"),
            List.of("graph/HCLG.fst", "graph/HCLr.fst", "HCLG.fst", "HCLr.fst"));

    private static final List<List<String>> LIMITABLE =
            List.of(List.of("graph/HCLr.fst", "HCLr.fst"), List.of("graph/Gr.fst", "Gr.fst"));

    /** Of a model that tells speakers apart (x-vectors), as https://alphacephei.com/vosk/models has them. */
    private static final String SPEAKER_PART = "final.ext.raw";

    /** A folder that somebody names by mistake may hold a whole disk. */
    private static final int LOOKED_AT = 2000;

    private ModelFolder() {}

    /**
     * Why a folder is no model for Vosk: one line with its path, what was found and what to do; empty if it looks whole.
     * Whether the engine can read it shows when it does.
     */
    public static Optional<String> problem(Path folder) {
        return problem(folder, folder.toString());
    }

    /** Whether a model's words can be limited to some, for which Vosk needs its two halves of the graph apart. */
    public static boolean takesVocabulary(Path folder) {
        return LIMITABLE.stream()
                .allMatch(part -> part.stream().anyMatch(file -> Files.isRegularFile(folder.resolve(file))));
    }

    /** Which words of these phrases a model does not know; none where it has no list of its words. */
    public static List<String> unknown(Path folder, List<String> phrases) throws IOException {
        Optional<Path> list = Stream.of("graph/words.txt", "words.txt")
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
        if (phrases.isEmpty() || list.isEmpty()) {
            return List.of();
        }
        // A word and its number a line.
        try (Stream<String> lines = Files.lines(list.get())) {
            Set<String> known = lines.map(line -> line.split(" ", 2)[0]).collect(Collectors.toSet());
            return phrases.stream()
                    .flatMap(phrase -> Stream.of(phrase.split(" +")))
                    .filter(word -> !known.contains(word))
                    .distinct()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** @param called what the sentence is to call it, where it lies elsewhere than its user knows */
    static Optional<String> problem(Path folder, String called) {
        if (Files.notExists(folder)) {
            return Optional.of("There is no model folder at " + called + "; " + ADVICE + ", and demo is always there");
        }
        if (!Files.isDirectory(folder)) {
            return Optional.of(
                    called + " is "
                            + engine(folder.getFileName().toString())
                                    .map(name -> "a model for " + name + ", which Vosk can't read; " + ADVICE)
                                    .orElse(
                                            "a file, no model folder; a Vosk model's zip is unpacked by: earshot models install FILE.zip"));
        }
        List<String> missing = missing(folder);
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        if (Files.isRegularFile(folder.resolve(SPEAKER_PART))) {
            return Optional.of(called + " is a model that tells speakers apart, and recognises no words; " + ADVICE);
        }
        String lacks = "it lacks " + String.join(", ", missing);
        if (missing.size() < PARTS.size()) {
            return Optional.of(called + " is only half a Vosk model: " + lacks
                    + "; unpack its zip again, or get it anew: " + ADVICE);
        }
        Optional<Path> inner = inner(folder);
        if (inner.isPresent()) {
            return Optional.of(called + " is no model but holds one; name the folder "
                    + Path.of(called).resolve(folder.relativize(inner.get())));
        }
        return Optional.of(foreign(folder)
                .map(engine -> called + " is a model for " + engine + ", which Vosk can't read; " + ADVICE)
                .orElse(called + " is no Vosk model: " + lacks
                        + "; name the folder that was unpacked from a Vosk model's zip, or get one: " + ADVICE));
    }

    private static List<String> missing(Path folder) {
        return PARTS.stream()
                .filter(part -> part.stream().noneMatch(file -> Files.isRegularFile(folder.resolve(file))))
                .map(List::getFirst)
                .toList();
    }

    /** The folder itself, or the only model there is one or two folders down: people unpack twice. */
    static Optional<Path> find(Path folder) {
        return missing(folder).isEmpty() ? Optional.of(folder) : inner(folder);
    }

    private static Optional<Path> inner(Path folder) {
        try (Stream<Path> inside = Files.walk(folder, 2)) {
            List<Path> models = inside.limit(LOOKED_AT)
                    .filter(each -> !each.equals(folder))
                    .filter(each -> Files.isDirectory(each) && missing(each).isEmpty())
                    .toList();
            return models.size() == 1 ? Optional.of(models.getFirst()) : Optional.empty();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> foreign(Path folder) {
        try (Stream<Path> inside = Files.walk(folder, 2)) {
            return inside.limit(LOOKED_AT)
                    .filter(Files::isRegularFile)
                    .flatMap(file -> engine(file.getFileName().toString()).stream())
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** Whose model a file of this name belongs to, as far as names tell. */
    private static Optional<String> engine(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        if (name.endsWith(".onnx")) {
            return Optional.of("sherpa-onnx or another ONNX program");
        }
        if (name.endsWith(".tflite") || name.endsWith(".pbmm") || name.endsWith(".scorer")) {
            return Optional.of("Coqui STT or DeepSpeech");
        }
        if (name.equals("mdef") || name.equals("means") || name.equals("sendump")) {
            return Optional.of("PocketSphinx");
        }
        if (name.startsWith("ggml-") || name.endsWith(".gguf") || name.equals("model.bin")) {
            return Optional.of("Whisper");
        }
        return name.endsWith(".safetensors") || name.endsWith(".pt") || name.endsWith(".nemo")
                ? Optional.of("PyTorch")
                : Optional.empty();
    }
}

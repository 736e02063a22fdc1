package dev.earshot.speech;

import dev.earshot.models.ModelFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;

/**
 * A loaded model, shared by all recognisers; one a process is enough, since a real one takes hundreds of megabytes. Safe
 * for many threads. Recognisers go on working after it is closed: Vosk counts who uses a model.
 */
public final class SpeechModel implements AutoCloseable {
    /** What a user must know of the model inside this program, wherever it matters. */
    public static final String DEMO = "demo model: made for trying things out, it knows 112 words and synthetic voices";

    private static final Pattern ENGLISH = Pattern.compile("-en-[^/\\\\]*$");

    private final String name;
    private final Model model;
    private final List<String> vocabulary;
    private final boolean takesVocabulary;
    private final List<String> unknown;

    private SpeechModel(
            String name, Model model, List<String> vocabulary, boolean takesVocabulary, List<String> unknown) {
        this.name = name;
        this.model = model;
        this.vocabulary = vocabulary;
        this.takesVocabulary = takesVocabulary;
        this.unknown = unknown;
    }

    /**
     * Loads the model in {@code folder}, or the demo model when there is none.
     *
     * @param vocabulary the only words and phrases to recognise, all that the model knows when there is none; a model that
     *     can't be limited goes on without
     *
     * @throws UnusableModelException if the folder holds no model that Vosk can read
     * @throws IOException if the demo model can't be laid out in the temporary folder
     */
    public static SpeechModel open(Optional<Path> folder, List<String> vocabulary) throws IOException {
        if (folder.isPresent()) {
            return load(folder.get().toString(), folder.get(), vocabulary);
        }
        try (DemoModel demo = DemoModel.unpack()) {
            // Vosk has read every file when this returns, so the folder can go.
            return load(DEMO, demo.folder(), vocabulary);
        }
    }

    private static SpeechModel load(String name, Path folder, List<String> vocabulary) throws UnusableModelException {
        Optional<String> problem = ModelFolder.problem(folder);
        if (problem.isPresent()) {
            throw new UnusableModelException(problem.get());
        }
        try {
            LibVosk.setLogLevel(LogLevel.WARNINGS);
            List<String> phrases = vocabulary.stream()
                    .map(phrase -> phrase.toLowerCase(Locale.ROOT))
                    .toList();
            return new SpeechModel(
                    name,
                    new Model(folder.toString()),
                    phrases,
                    ModelFolder.takesVocabulary(folder),
                    ModelFolder.unknown(folder, phrases));
        } catch (LinkageError e) {
            throw new UnusableModelException(
                    "Vosk's native library can't be loaded here (" + e.getMessage()
                            + "); it is made for Linux, macOS and Windows on x86-64, and needs a temporary folder that may hold programs");
        } catch (IOException e) {
            throw new UnusableModelException("Vosk can't read the model in " + folder
                    + "; it may be unpacked only in part, or made for another program: unpack its zip again, or get one anew: "
                    + ModelFolder.ADVICE);
        }
    }

    /** What to call this model in front of a user. */
    public String name() {
        return name;
    }

    /** A recogniser for one stream of sound; to be used and closed by the thread that asks for it. */
    Recognizer recognizer() throws IOException {
        return new Recognizer(model, takesVocabulary ? vocabulary : List.of());
    }

    /** What a user must know who wished for a vocabulary that this model can't be limited to; one sentence. */
    public Optional<String> warning() {
        if (takesVocabulary && !unknown.isEmpty()) {
            return Optional.of("The model " + name + " does not know these words of speech.vocabulary: "
                    + String.join(", ", unknown));
        }
        return vocabulary.isEmpty() || takesVocabulary
                ? Optional.empty()
                : Optional.of(
                        "The model " + name + " can't be limited to speech.vocabulary and recognises all that it knows;"
                                + " small models can");
    }

    /** Whether a recogniser is one of this model's. */
    boolean made(Recognizer recognizer) {
        return recognizer.isOf(model);
    }

    /** Whether it is made for English: models are named as in {@code vosk-model-small-en-us-0.15}. */
    boolean isEnglish() {
        return name.equals(DEMO) || ENGLISH.matcher(name).find();
    }

    @Override
    public void close() {
        model.close();
    }
}

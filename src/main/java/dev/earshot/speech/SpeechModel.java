package dev.earshot.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /**
     * What Vosk needs, each under its names in the newer and the older layout
     * (https://alphacephei.com/vosk/models, "Model structure"); looked for here because the engine, which complains of
     * what is missing, does so in its own words and past everyone.
     */
    private static final List<List<String>> PARTS = List.of(
            List.of("am/final.mdl", "final.mdl"),
            List.of("conf/mfcc.conf", "mfcc.conf"),
            List.of("graph/HCLG.fst", "graph/HCLr.fst", "HCLG.fst", "HCLr.fst"));

    private static final Pattern ENGLISH = Pattern.compile("-en-[^/\\\\]*$");

    private final String name;
    private final Model model;
    private final List<String> vocabulary;

    private SpeechModel(String name, Model model, List<String> vocabulary) {
        this.name = name;
        this.model = model;
        this.vocabulary = vocabulary;
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
        if (!Files.isDirectory(folder)) {
            throw new UnusableModelException("There is no model folder at " + folder
                    + "; set speech.model to the folder of a Vosk model, or to demo");
        }
        List<String> missing = PARTS.stream()
                .filter(part -> part.stream().noneMatch(file -> Files.isRegularFile(folder.resolve(file))))
                .map(List::getFirst)
                .toList();
        if (!missing.isEmpty()) {
            throw new UnusableModelException(folder + " is no whole Vosk model: it lacks " + String.join(", ", missing)
                    + "; set speech.model to the folder that was unpacked from a Vosk model's zip");
        }
        try {
            LibVosk.setLogLevel(LogLevel.WARNINGS);
            return new SpeechModel(name, new Model(folder.toString()), vocabulary);
        } catch (LinkageError e) {
            throw new UnusableModelException(
                    "Vosk's native library can't be loaded here (" + e.getMessage()
                            + "); it is made for Linux, macOS and Windows on x86-64, and needs a temporary folder that may hold programs");
        } catch (IOException e) {
            throw new UnusableModelException("Vosk can't read the model in " + folder
                    + "; it may be unpacked only in part, or made for another program");
        }
    }

    /** What to call this model in front of a user. */
    public String name() {
        return name;
    }

    /** A recogniser for one stream of sound; to be used and closed by the thread that asks for it. */
    Recognizer recognizer() throws IOException {
        return new Recognizer(model, vocabulary);
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

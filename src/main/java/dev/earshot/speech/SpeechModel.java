package dev.earshot.speech;

import dev.earshot.models.ModelFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;

/**
 * A loaded model, shared by all recognisers; one a process is enough, since a real one takes hundreds of megabytes. Safe
 * for many threads; close it after its recognisers.
 */
public final class SpeechModel implements AutoCloseable {
    /** What a user must know of the model inside this program, wherever it matters. */
    public static final String DEMO = "demo model: made for trying things out, it knows 112 words and synthetic voices";

    private final String name;
    private final Model model;

    private SpeechModel(String name, Model model) {
        this.name = name;
        this.model = model;
    }

    /**
     * Loads the model in {@code folder}, or the demo model when there is none.
     *
     * @throws UnusableModelException if the folder holds no model that Vosk can read
     * @throws IOException if the demo model can't be laid out in the temporary folder
     */
    public static SpeechModel open(Optional<Path> folder) throws IOException {
        if (folder.isPresent()) {
            return load(folder.get().toString(), folder.get());
        }
        try (DemoModel demo = DemoModel.unpack()) {
            // Vosk has read every file when this returns, so the folder can go.
            return load(DEMO, demo.folder());
        }
    }

    private static SpeechModel load(String name, Path folder) throws UnusableModelException {
        Optional<String> problem = ModelFolder.problem(folder);
        if (problem.isPresent()) {
            throw new UnusableModelException(problem.get());
        }
        try {
            LibVosk.setLogLevel(LogLevel.WARNINGS);
            return new SpeechModel(name, new Model(folder.toString()));
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
        return new Recognizer(model);
    }

    @Override
    public void close() {
        model.close();
    }
}

package dev.earshot.bench.recognition;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.earshot.audio.AudioSource;
import dev.earshot.caption.Utterance;
import dev.earshot.caption.Word;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;
import org.vosk.Recognizer;

/** The least that can be done with Vosk: sound in, text out, in the pieces and with the results that Earshot asks for. */
final class BareLoop implements AutoCloseable {
    /** 50 ms. */
    private static final int PIECE = AudioSource.SAMPLE_RATE / 20;
    /** Of the files that {@link Wav} writes. */
    private static final int HEADER_BYTES = 44;

    private final Model model;

    BareLoop(Path folder) throws IOException {
        LibVosk.setLogLevel(LogLevel.WARNINGS);
        model = new Model(folder.toString());
    }

    /** Reads the file and does nothing with what Vosk says. */
    void run(Path wav) throws IOException {
        try (InputStream in = Files.newInputStream(wav);
                Recognizer vosk = recognizer()) {
            in.skipNBytes(HEADER_BYTES);
            byte[] piece = new byte[2 * PIECE];
            for (int count = in.readNBytes(piece, 0, piece.length);
                    count > 0;
                    count = in.readNBytes(piece, 0, piece.length)) {
                if (vosk.acceptWaveForm(piece, count)) {
                    vosk.getResult();
                } else {
                    vosk.getPartialResult();
                }
            }
            vosk.getFinalResult();
        }
    }

    /** What it says to the sound, as if it took no time to say it. */
    List<Shown> shown(short[] sound) throws IOException {
        List<Shown> shown = new ArrayList<>();
        try (Recognizer vosk = recognizer()) {
            short[] piece = new short[PIECE];
            double at = 0;
            for (int start = 0; start < sound.length; start += PIECE) {
                int count = Math.min(PIECE, sound.length - start);
                System.arraycopy(sound, start, piece, 0, count);
                at = (start + count) / (double) AudioSource.SAMPLE_RATE;
                if (vosk.acceptWaveForm(piece, count)) {
                    addFinal(shown, at, vosk.getResult());
                } else {
                    addPartial(shown, at, vosk.getPartialResult());
                }
            }
            addFinal(shown, at, vosk.getFinalResult());
        }
        return shown;
    }

    private Recognizer recognizer() throws IOException {
        Recognizer vosk = new Recognizer(model, AudioSource.SAMPLE_RATE);
        vosk.setWords(true);
        return vosk;
    }

    private static void addPartial(List<Shown> shown, double at, String json) {
        String text = JsonParser.parseString(json)
                .getAsJsonObject()
                .get("partial")
                .getAsString()
                .replace("[unk]", "")
                .trim();
        if (!text.isEmpty()) {
            shown.add(new Shown(at, new Utterance.Partial(text, 0, false, duration(at))));
        }
    }

    private static void addFinal(List<Shown> shown, double at, String json) {
        JsonArray result = JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("result");
        List<Word> words = new ArrayList<>();
        for (JsonElement each : result == null ? new JsonArray() : result) {
            JsonObject word = each.getAsJsonObject();
            if (!word.get("word").getAsString().equals("[unk]")) {
                words.add(new Word(
                        word.get("word").getAsString(),
                        duration(word.get("start").getAsDouble()),
                        duration(word.get("end").getAsDouble()),
                        word.get("conf").getAsDouble()));
            }
        }
        if (!words.isEmpty()) {
            shown.add(new Shown(at, new Utterance.Final(words, false)));
        }
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    @Override
    public void close() {
        model.close();
    }
}

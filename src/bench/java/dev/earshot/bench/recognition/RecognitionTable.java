package dev.earshot.bench.recognition;

import dev.earshot.caption.Utterance;
import dev.earshot.caption.Word;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Measures recognition with the demo model, side by side with a bare loop around Vosk, and prints a table in Markdown. */
public final class RecognitionTable implements AutoCloseable {
    private static final Path MODEL = Path.of("src/main/resources/dev/earshot/speech/demo-model");
    private static final int SECONDS = 300;
    private static final int TIMES = 5;

    private final BareLoop bare = new BareLoop(MODEL);
    private final Ours ours = new Ours(MODEL);

    private RecognitionTable() throws IOException {}

    /** @param hours of talk that memory is measured with, more than one */
    public static void print(int hours) throws IOException, InterruptedException {
        System.out.println("| | Earshot | compared to | which is | aim |");
        System.out.println("|---|--:|--:|--:|--:|");
        try (RecognitionTable table = new RecognitionTable()) {
            double speech = table.cost("speech with pauses", Sounds.repeated(Sounds.demo(), SECONDS));
            table.cost("speech without pauses", Sounds.repeated(Sounds.withoutPauses(), SECONDS / 3));
            table.silence("a muted microphone", Sounds.zeros(SECONDS / 3), speech);
            table.silence("a quiet room, -60 dBFS", Sounds.room(SECONDS / 3), speech);
            table.sentences();
            table.noPauses();
        }
        memory(hours);
    }

    /** Answers the seconds of CPU that ours takes for an hour. */
    private double cost(String what, short[] sound) throws IOException, InterruptedException {
        try (Wav wav = new Wav(sound)) {
            List<Cost> mine = new ArrayList<>();
            List<Cost> others = new ArrayList<>();
            for (int time = -1; time < TIMES; time++) {
                Cost other = Cost.of(() -> bare.run(wav.file()));
                Cost mineNow = Cost.of(() -> ours.run(wav.file()));
                // The first of each only warms up.
                if (time >= 0) {
                    others.add(other);
                    mine.add(mineNow);
                }
            }
            compared(what + ", real-time factor", "%.4f", Cost::seconds, 1 / wav.seconds(), mine, others);
            double toAnHour = 3600 / wav.seconds();
            compared(what + ", CPU an hour", "%.1f s", Cost::cpu, toAnHour, mine, others);
            return Cost.median(mine, Cost::cpu) * toAnHour;
        }
    }

    private static void compared(
            String what, String unit, ToDoubleFunction<Cost> part, double factor, List<Cost> mine, List<Cost> others) {
        row(
                what,
                text(unit, factor * Cost.median(mine, part)),
                text(unit + " bare loop", factor * Cost.median(others, part)),
                text("× %.2f", Cost.medianRatio(mine, others, part)),
                "× 1.03");
    }

    private void silence(String what, short[] sound, double speech) throws IOException, InterruptedException {
        try (Wav wav = new Wav(sound)) {
            List<Cost> mine = new ArrayList<>();
            for (int time = 0; time < TIMES; time++) {
                mine.add(Cost.of(() -> ours.run(wav.file())));
            }
            double anHour = Cost.median(mine, Cost::cpu) * 3600 / wav.seconds();
            row(
                    what + ", CPU an hour",
                    text("%.1f s", anHour),
                    text("%.1f s speech with pauses", speech),
                    text("× %.2f", anHour / speech),
                    "× 0.10");
        }
    }

    private void sentences() throws IOException, InterruptedException {
        short[] sound = Sounds.demo();
        List<Shown> least = bare.shown(sound);
        List<Shown> mine = ours.shown(sound);
        List<Word> words = words(least);
        List<Word> last =
                sentences(least).stream().map(it -> it.words().getLast()).toList();
        Delays leastWords = Delays.untilShown(words, least);
        Delays myWords = Delays.untilShown(words, mine);
        String one = "word's end until shown" + missing(myWords);
        delay(one + ", median", myWords.quantile(0.5), leastWords.quantile(0.5), "0.30 s");
        delay(one + ", 95 %", myWords.quantile(0.95), leastWords.quantile(0.95), "0.30 s");
        delay(one + ", longest", myWords.longest(), leastWords.longest(), "");
        Delays leastSentences = Delays.untilFinal(last, least);
        Delays mySentences = Delays.untilFinal(last, mine);
        String other = "sentence's end until final" + missing(mySentences);
        delay(other + ", median", mySentences.quantile(0.5), leastSentences.quantile(0.5), "");
        delay(other + ", longest", mySentences.longest(), leastSentences.longest(), "");
    }

    private void noPauses() throws IOException, InterruptedException {
        short[] sound = Sounds.withoutPauses();
        List<Shown> least = bare.shown(sound);
        List<Word> words = words(least);
        Delays leastWords = Delays.untilFinal(words, least);
        Delays myWords = Delays.untilFinal(words, ours.shown(sound));
        String what = "without pauses, word's end until its caption" + missing(myWords);
        delay(what + ", mean", myWords.mean(), leastWords.mean(), "");
        delay(what + ", longest", myWords.longest(), leastWords.longest(), "3.00 s");
    }

    private static List<Utterance.Final> sentences(List<Shown> shown) {
        return shown.stream()
                .map(Shown::utterance)
                .filter(Utterance.Final.class::isInstance)
                .map(Utterance.Final.class::cast)
                .toList();
    }

    private static List<Word> words(List<Shown> shown) {
        return sentences(shown).stream().flatMap(it -> it.words().stream()).toList();
    }

    private static String missing(Delays delays) {
        return delays.missing() == 0 ? "" : " (but " + delays.missing() + " never)";
    }

    /**
     * The bare loop's is counted in sound, as if recognising took no time. What is more is told as a difference: a word may
     * be shown before its end, so the delays go below zero.
     */
    private static void delay(String what, double mine, double least, String aim) {
        row(what, text("%.2f s", mine), text("%.2f s bare loop", least), text("%+.2f s", mine - least), aim);
    }

    private static void memory(int hours) throws IOException, InterruptedException {
        if (!Memory.isMeasurable()) {
            row("resident memory: not measured, only Linux tells", "", "", "", "");
            return;
        }
        List<Memory.Row> rows = Memory.listening(hours);
        double idle = rows.getFirst().mebibytes();
        double first = Memory.after(60, rows);
        row("resident memory, model loaded", text("%.0f MiB", idle), "", "", "");
        grown("resident memory, 10 minutes of talk", Memory.after(10, rows), idle, "model loaded", "");
        grown("resident memory, 1 hour of talk", first, idle, "model loaded", "");
        grown("resident memory, " + hours + " hours of talk", rows.getLast().mebibytes(), first, "1 hour", "× 1.10");
    }

    private static void grown(String what, double now, double before, String when, String aim) {
        row(what, text("%.0f MiB", now), text("%.0f MiB " + when, before), text("× %.2f", now / before), aim);
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static void row(String... cells) {
        System.out.println("| " + String.join(" | ", cells) + " |");
    }

    @Override
    public void close() {
        ours.close();
        bare.close();
    }
}

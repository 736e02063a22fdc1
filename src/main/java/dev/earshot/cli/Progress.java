package dev.earshot.cli;

import dev.earshot.agent.AgentState;
import dev.earshot.caption.Caption;
import dev.earshot.delivery.Fate;
import dev.earshot.status.StatusWords;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Tells on the terminal what became of each caption. For many threads. */
final class Progress {
    private final PrintWriter out;
    /** On the agent's thread. */
    private String lastState = "";

    Progress(PrintWriter out) {
        this.out = out;
    }

    void settled(Caption caption, Fate fate) {
        String note = fate instanceof Fate.Accepted accepted ? "+" + seconds(caption.age(accepted.at())) : fate.word();
        say(String.format(Locale.ROOT, "%8s  %s", note, caption.text()));
    }

    /** A microphone that is tried again and again is told of once. */
    void changed(AgentState state) {
        String line = words(state);
        if (!line.equals(lastState)) {
            lastState = line;
            say(line);
        }
    }

    private static String words(AgentState state) {
        return switch (state) {
            case AgentState.Off off -> "[off]";
            case AgentState.Opening opening -> "[opening the microphone]";
            case AgentState.Listening listening ->
                StatusWords.isSilent(listening) ? "[not hearing] " + StatusWords.SILENCE : "[listening]";
            case AgentState.Paused paused -> "[paused]";
            case AgentState.Lost lost -> "[not hearing] " + lost.problem();
            case AgentState.Asleep asleep -> "[asleep]";
            case AgentState.Ended ended -> "[end]";
        };
    }

    private void say(String line) {
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2fs", time.toMillis() / 1000.0);
    }
}

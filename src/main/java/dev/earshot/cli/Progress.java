package dev.earshot.cli;

import dev.earshot.agent.AgentState;
import dev.earshot.caption.Caption;
import dev.earshot.delivery.Fate;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Tells on the terminal what became of each caption. For many threads. */
final class Progress {
    private final PrintWriter out;

    Progress(PrintWriter out) {
        this.out = out;
    }

    void settled(Caption caption, Fate fate) {
        String line = switch (fate) {
            case Fate.Accepted accepted ->
                String.format(Locale.ROOT, "%7s  %s", "+" + seconds(caption.age(accepted.at())), caption.text());
            case Fate.Refused refused -> "refused  " + caption.text() + "  (" + refused.reason() + ")";
            case Fate.Expired expired ->
                "too old  " + caption.text() + (expired.reason().isBlank() ? "" : "  (" + expired.reason() + ")");
            case Fate.Dropped dropped -> "dropped  " + caption.text() + "  (too many were waiting)";
        };
        say(line);
    }

    void changed(AgentState state) {
        say(
                switch (state) {
                    case AgentState.Off off -> off.problem().isBlank() ? "[off]" : "[off] " + off.problem();
                    case AgentState.Opening opening -> "[opening the microphone]";
                    case AgentState.Listening listening -> "[listening]";
                    case AgentState.Ended ended -> "[end]";
                });
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

package dev.earshot.desktop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A logind on the system bus of a desktop, whose computer sleeps and wakes as a test says. */
public final class Logind {
    private final Process process;

    /** Needs a system bus. */
    public Logind(Desktop desktop) throws IOException, InterruptedException {
        process = desktop.peer("logind");
    }

    public void sleep() throws IOException {
        tell("sleep");
    }

    public void wake() throws IOException {
        tell("wake");
    }

    private void tell(String command) throws IOException {
        process.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }
}

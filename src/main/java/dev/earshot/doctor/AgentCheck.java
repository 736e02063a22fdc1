package dev.earshot.doctor;

import com.google.gson.JsonParser;
import dev.earshot.control.DoorClient;
import dev.earshot.control.NoAgentException;
import java.io.IOException;
import java.nio.file.Path;

/** Whether an agent runs, and answers. */
record AgentCheck(Path runtimeFolder) implements Check {
    @Override
    public String what() {
        return "agent";
    }

    @Override
    public Finding look() throws InterruptedException {
        try {
            String status = new DoorClient(runtimeFolder).status();
            return Finding.fine(
                    what(),
                    "It runs: "
                            + JsonParser.parseString(status)
                                    .getAsJsonObject()
                                    .get("tooltip")
                                    .getAsString());
        } catch (NoAgentException e) {
            return Finding.untried(what(), "None runs", "Start it with: earshot");
        } catch (IOException e) {
            return Finding.failure(what(), String.valueOf(e.getMessage()), "");
        }
    }
}

package dev.earshot.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.earshot.Main;
import dev.earshot.app.Page;
import dev.earshot.control.DoorClient;
import dev.earshot.control.NoAgentException;
import dev.earshot.control.Word;
import dev.earshot.transcript.TranscriptFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The whole program as a process on a desktop, and its door. The desktop's end is its end. */
final class AgentProcess {
    /** Two seconds of speech, then silence: one sentence. */
    static final Path SENTENCE = Path.of("src/test/resources/speech/digits-4.wav");

    static final String NAME = "earshot";

    private final Desktop desktop;
    private final Process process;

    private AgentProcess(Desktop desktop, Process process) {
        this.desktop = desktop;
        this.process = process;
    }

    /** Starts it with the settings that {@link #settings} wrote, and waits until its door is open. */
    static AgentProcess start(Desktop desktop) throws IOException, InterruptedException {
        AgentProcess agent = new AgentProcess(desktop, desktop.start(NAME, command(desktop, "run")));
        for (int tries = 0; !isThere(desktop); tries++) {
            assertThat(agent.process.isAlive() && tries < 600)
                    .as("The agent starts; it said: " + agent.output())
                    .isTrue();
            Thread.sleep(50);
        }
        return agent;
    }

    /** Writes the settings file that is in the usual place; the room server takes any free port. */
    static void settings(Desktop desktop, String... lines) throws IOException {
        Path file = settingsFile(desktop);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "room-server.port = 0\n" + String.join("\n", lines) + "\n");
    }

    /** Saves settings while it runs, and waits up to 20 s until all its parts have taken them. */
    void become(String... lines) throws IOException, InterruptedException {
        settings(desktop, "no.such.setting = 1");
        await("a problem", status -> status.has("settings_problem"));
        settings(desktop, lines);
        await("no problem", status -> !status.has("settings_problem"));
    }

    static Path settingsFile(Desktop desktop) {
        return desktop.home().resolve(".config/earshot/earshot.conf");
    }

    /** What starts Earshot as a process. */
    static List<String> command(Desktop desktop, String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Ddorkbox.updates.Updates.ENABLE=false",
                "-Duser.home=" + desktop.home(),
                "-Djava.io.tmpdir=" + desktop.folder(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(words));
        return command;
    }

    static DoorClient door(Desktop desktop) {
        return new DoorClient(desktop.folder().resolve("run/earshot"));
    }

    /** Whether any agent answers on this desktop. */
    static boolean isThere(Desktop desktop) throws IOException, InterruptedException {
        try {
            return !door(desktop).status().isEmpty();
        } catch (NoAgentException e) {
            return false;
        }
    }

    Process process() {
        return process;
    }

    String output() throws IOException {
        return desktop.output(NAME);
    }

    /** How often it has said exactly this line on its terminal. */
    long said(String line) throws IOException {
        return output().lines().filter(line::equals).count();
    }

    JsonObject status() throws IOException, InterruptedException {
        return JsonParser.parseString(door(desktop).status()).getAsJsonObject();
    }

    void tell(Word word) throws IOException, InterruptedException {
        door(desktop).ask(word);
    }

    /** Waits up to 20 s for a state by its name in JSON. */
    void awaitState(String state) throws IOException, InterruptedException {
        await(state, status -> status.get("state").getAsString().equals(state));
    }

    /** Waits up to 20 s until the headline begins like this. */
    void awaitHeadline(String words) throws IOException, InterruptedException {
        await(words, status -> status.get("tooltip").getAsString().startsWith(words));
    }

    /** Waits up to 20 s until this is the hotkey in force, as a menu shows it; it is asked for after the start. */
    void awaitHotkey(String shown) throws IOException, InterruptedException {
        await(
                shown,
                status -> status.has("hotkey")
                        && status.get("hotkey").getAsString().equals(shown));
    }

    /** Waits up to 20 s until captions go to this room. */
    void awaitInRoom(String name) throws IOException, InterruptedException {
        await("room " + name, status -> status.get("room").getAsString().equals(name));
    }

    /** Waits up to 20 s until so many captions were accepted in this run. */
    void awaitSent(int captions) throws IOException, InterruptedException {
        await(captions + " sent", status -> figure(status, "sent") == captions);
    }

    /** Waits up to 20 s until so many captions wait. */
    void awaitQueued(int captions) throws IOException, InterruptedException {
        await(captions + " queued", status -> figure(status, "queued") == captions);
    }

    private static int figure(JsonObject status, String name) {
        return status.getAsJsonObject("figures").get(name).getAsInt();
    }

    /** Waits up to 20 s until the status names this microphone. */
    void awaitMicrophone(String name) throws IOException, InterruptedException {
        await(name, status -> status.get("microphone").getAsString().equals(name));
    }

    /** Waits up to 20 s until the status names this model. */
    void awaitModel(String name) throws IOException, InterruptedException {
        await(name, status -> status.get("model").getAsString().equals(name));
    }

    private void await(String what, Predicate<JsonObject> wish) throws IOException, InterruptedException {
        JsonObject status = status();
        for (int tries = 0; !wish.test(status); tries++) {
            assertThat(tries)
                    .as("Awaited: %s; is: %s; the agent said: %s", what, status, output())
                    .isLessThan(800);
            Thread.sleep(25);
            status = status();
        }
    }

    /** Has it listen, says one sentence, and waits until the room has it. */
    void hearsASentence() throws IOException, InterruptedException {
        int before = figure(status(), "sent");
        tell(Word.START);
        awaitState("listening");
        assertThat(desktop.speak(SENTENCE).waitFor(20, TimeUnit.SECONDS)).isTrue();
        awaitSent(before + 1);
    }

    /** Opens its room's display, which sees all that comes from now on. */
    Page page() throws IOException, InterruptedException {
        URI page = URI.create(status().get("display").getAsString());
        return Page.open(page.resolve("/api/stream?" + page.getRawQuery()));
    }

    /** Captions in its own room, as anybody can see them. */
    int captionsInTheRoom() throws IOException, InterruptedException {
        URI page = URI.create(status().get("display").getAsString());
        URI list = page.resolve("/api/list?" + page.getRawQuery());
        try (HttpClient client = HttpClient.newHttpClient()) {
            String answer = client.send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            return JsonParser.parseString(answer)
                    .getAsJsonObject()
                    .getAsJsonArray("transcriptions")
                    .size();
        }
    }

    /** Captions that were written down, on any day. */
    int captionsInTheTranscript() throws IOException {
        int captions = 0;
        for (TranscriptFile file : TranscriptFile.in(desktop.home().resolve(".local/state/earshot/transcripts"))) {
            captions += file.lines().size();
        }
        return captions;
    }

    /** Says {@code quit}, or is told otherwise before, and gives the exit code. */
    int quit() throws IOException, InterruptedException {
        tell(Word.QUIT);
        return exitCode();
    }

    /** Waits up to 20 s for its end. */
    int exitCode() throws IOException, InterruptedException {
        assertThat(process.waitFor(20, TimeUnit.SECONDS))
                .as("ends; it said: " + output())
                .isTrue();
        return process.exitValue();
    }
}

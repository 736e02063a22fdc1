package dev.earshot.app;

import dev.earshot.agent.Command;
import dev.earshot.autostart.Autostart;
import dev.earshot.autostart.LaunchCommand;
import dev.earshot.autostart.Status;
import dev.earshot.config.PrivateFiles;
import dev.earshot.config.RoomLink;
import dev.earshot.config.SampleSettings;
import dev.earshot.config.Settings;
import dev.earshot.config.SettingsEditor;
import dev.earshot.config.SettingsException;
import dev.earshot.doctor.Doctor;
import dev.earshot.doctor.Report;
import dev.earshot.notify.Notification;
import dev.earshot.status.Board;
import dev.earshot.system.Build;
import dev.earshot.transcript.TranscriptFile;
import dev.earshot.transcript.TranscriptLine;
import dev.earshot.tray.TrayAction;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What is chosen from the tray's menu. What takes time runs on a thread of its own; what went wrong is a bubble. */
final class Errands implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 3;
    private static final Duration LOGIN_HOLDS = Duration.ofSeconds(5);

    private final Supplier<Settings> settings;
    private final Path settingsFile;
    private final Surroundings surroundings;
    private final Consumer<Command> commands;
    private final Board board;
    private final Consumer<Notification> bubbles;
    private final Desk desk;
    private final Autostart autostart;
    private final AtomicBoolean checking = new AtomicBoolean();
    /** Both guarded by this. */
    private boolean startsAtLogin;

    private Instant loginAskedAgainAt = Instant.MIN;
    /** Platform threads: the check-up loads a model. */
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("errand").factory());

    Errands(
            Supplier<Settings> settings,
            Path settingsFile,
            Surroundings surroundings,
            Consumer<Command> commands,
            Board board,
            Consumer<Notification> bubbles) {
        this.settings = settings;
        this.settingsFile = settingsFile;
        this.surroundings = surroundings;
        this.commands = commands;
        this.board = board;
        this.bubbles = bubbles;
        this.desk = new Desk(surroundings.os(), surroundings.environment());
        this.autostart = Autostart.of(
                surroundings.os(), surroundings.environment(), surroundings.home(), LaunchCommand.ofThisProcess());
    }

    private interface Errand {
        /** Empty if all went well, else what to tell the user. */
        Optional<Notification> run() throws IOException, InterruptedException;
    }

    /** Returns at once; from any thread. */
    void run(TrayAction action) {
        switch (action) {
            case TrayAction.Tell tell -> commands.accept(tell.command());
            case TrayAction.OpenDisplay page -> begin(() -> trouble(display().flatMap(desk::open)));
            case TrayAction.CopyDisplayLink link -> begin(this::copyDisplayLink);
            case TrayAction.CopyRoomLink link -> begin(this::copyRoomLink);
            case TrayAction.OpenTranscript transcript -> begin(this::openTranscript);
            case TrayAction.EditSettings settings -> begin(this::editSettings);
            case TrayAction.UseProfile choice -> begin(() -> useProfile(choice.name()));
            case TrayAction.StartAtLogin wish -> begin(() -> startAtLogin(wish.wished()));
            case TrayAction.CheckEverything check -> begin(this::checkEverything);
            case TrayAction.ShowAbout about -> bubbles.accept(about());
        }
    }

    private void begin(Errand errand) {
        threads.execute(() -> {
            try {
                errand.run().ifPresent(bubbles);
            } catch (IOException e) {
                bubbles.accept(Notification.plain("That did not work", String.valueOf(e.getMessage())));
            } catch (InterruptedException e) {
                // Earshot ends.
            }
        });
    }

    private static Optional<Notification> trouble(Optional<String> sentence) {
        return sentence.map(it -> Notification.plain("That did not work", it));
    }

    private Optional<URI> display() {
        return board.now().display();
    }

    private Optional<Notification> copyDisplayLink() {
        return display()
                .map(page -> desk.copy(page.toString())
                        .map(trouble -> Notification.plain(page.toString(), trouble))
                        .orElseGet(() -> Notification.plain("Display link copied", page.toString())));
    }

    /** The link is never shown, since the passphrase is in it. */
    private Optional<Notification> copyRoomLink() throws IOException {
        Settings now = settings.get();
        RoomLink link = RoomAddress.link(
                RoomAddress.forOthers(URI.create(board.now().server()), now, RoomAddress.ofThisComputer()), now);
        return Optional.of(desk.copy(link.text())
                .map(trouble -> Notification.plain("Print the link with: earshot room link", trouble))
                .orElseGet(() -> Notification.plain(
                        "Link for speakers copied",
                        "Whoever has it can post to the room; they join with: earshot room join LINK")));
    }

    /** As text, since a transcript itself is made for programs. */
    private Optional<Notification> openTranscript() throws IOException {
        Settings now = settings.get();
        Path folder = Sending.transcripts(now, surroundings.folders());
        for (TranscriptFile transcript : TranscriptFile.in(folder).reversed()) {
            List<TranscriptLine> lines = transcript.lines();
            if (!lines.isEmpty() && lines.getFirst().room().equals(now.room().name())) {
                return show(
                        "transcript.txt",
                        lines.stream().map(it -> it.plain(surroundings.clock().getZone())));
            }
        }
        return Optional.of(Notification.plain("There is no transcript yet", "It begins with the first sentence."));
    }

    /** In a file of the state folder, which is its user's alone. */
    private Optional<Notification> show(String name, Stream<String> lines) throws IOException {
        Path file = surroundings.folders().state().resolve(name);
        PrivateFiles.createFolder(surroundings.folders().state());
        PrivateFiles.createFile(file);
        Files.write(file, lines.toList());
        return trouble(desk.edit(file));
    }

    private Optional<Notification> editSettings() throws IOException {
        SampleSettings.makeIfMissing(settingsFile);
        return trouble(desk.edit(settingsFile));
    }

    /** Who watches the file does the rest. */
    private Optional<Notification> useProfile(Optional<String> name) throws IOException {
        try {
            new SettingsEditor(surroundings.folders(), surroundings.environment())
                    .set(Optional.of(settingsFile), "profile", name.orElse(""));
        } catch (SettingsException e) {
            return Optional.of(Notification.plain(
                    "Mend the settings first",
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
        }
        return settings.get().profiles().forThisRun()
                ? Optional.of(Notification.plain(
                        "The choice holds from the next start on",
                        "This time Earshot was started with --profile, which wins."))
                : Optional.empty();
    }

    /** Whether the next login starts Earshot, as of some seconds ago: the tray asks often, and Windows has to be asked by a program. */
    synchronized boolean startsAtLogin() {
        Instant now = surroundings.clock().instant();
        if (!now.isBefore(loginAskedAgainAt)) {
            loginAskedAgainAt = now.plus(LOGIN_HOLDS);
            startsAtLogin = asksWhetherItStartsAtLogin();
        }
        return startsAtLogin;
    }

    private boolean asksWhetherItStartsAtLogin() {
        try {
            return autostart.status().isOn();
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized void askAgainWhetherItStartsAtLogin() {
        loginAskedAgainAt = Instant.MIN;
    }

    private Optional<Notification> startAtLogin(boolean on) throws IOException, InterruptedException {
        if (on) {
            Status status = autostart.enable();
            askAgainWhetherItStartsAtLogin();
            board.changed();
            return status.isOn() ? Optional.empty() : trouble(Optional.of("Look at " + autostart.place()));
        }
        autostart.disable();
        askAgainWhetherItStartsAtLogin();
        board.changed();
        return Optional.empty();
    }

    private Optional<Notification> checkEverything() throws IOException, InterruptedException {
        if (!checking.compareAndSet(false, true)) {
            return Optional.empty();
        }
        try {
            return checkAll();
        } finally {
            checking.set(false);
        }
    }

    private Optional<Notification> checkAll() throws IOException, InterruptedException {
        bubbles.accept(Notification.plain("Checking everything", "This takes some seconds."));
        Report report = new Doctor(surroundings
                        .patient(Optional.of(settingsFile).filter(Files::exists), Map.of())
                        .withModel(board.now().model()))
                .examine(finding -> {});
        bubbles.accept(Notification.plain("Everything was checked", report.summary()));
        return show("doctor.txt", Stream.of(report.text()));
    }

    private static Notification about() {
        return Notification.plain(
                "Earshot " + Build.ofThisProgram().version(),
                "Live captions from several speakers on one shared page; no sound leaves this computer. Apache-2.0.");
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

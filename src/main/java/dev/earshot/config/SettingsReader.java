package dev.earshot.config;

import dev.earshot.caption.Speaker;
import dev.earshot.hotkey.Combination;
import dev.earshot.room.RoomRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Makes settings of written values: one line a setting, in the order of {@code reference.conf}. */
final class SettingsReader {
    private static final String EMBEDDED = "embedded";

    private final Values values;
    private final AppFolders folders;
    private final String userName;

    /** @param userName who speaks when no name is set */
    SettingsReader(Values values, AppFolders folders, String userName) {
        this.values = values;
        this.folders = folders;
        this.userName = userName.isBlank() ? "Speaker" : userName.strip();
    }

    Settings read() {
        Settings.Server server = server();
        return new Settings(
                speaker(),
                server,
                new Settings.Room(
                        room("room.name", server), new RoomSecret(values, folders).read(key -> room(key, server))),
                delivery(),
                audio(),
                speech(),
                captions(),
                hotkey(),
                transcript(),
                roomServer(),
                tray(),
                log(),
                profiles());
    }

    private Speaker speaker() {
        return new Speaker(
                values.optionalText("speaker.name").orElse(userName),
                values.colorOrNull("speaker.color"),
                values.colorOrNull("speaker.text-color"),
                values.colorOrNull("speaker.background-color"),
                values.optionalText("speaker.font-family").orElse(null),
                values.choiceOrNull("speaker.font-type", List.of("websafe", "google", "custom")));
    }

    private Settings.Server server() {
        return new Settings.Server(values.urlUnless(EMBEDDED, "server.url"));
    }

    /** May be empty for the embedded server, for which a room can be made up. */
    private String room(String key, Settings.Server server) {
        return server.url().isEmpty() ? values.text(key) : values.required(key, "server.url");
    }

    private Settings.Delivery delivery() {
        return new Settings.Delivery(
                values.integer("delivery.max-in-flight", 1, 16),
                values.duration("delivery.timeout", Duration.ofMillis(100), Duration.ofSeconds(60)),
                values.integer("delivery.queue", 1, 10_000),
                values.duration("delivery.max-age", Duration.ofSeconds(1), Duration.ofHours(1)),
                values.choice("delivery.order", Settings.Delivery.Order.class),
                values.choice("delivery.ambiguous", Settings.Delivery.Ambiguous.class),
                values.duration("delivery.partials-every", Duration.ofMillis(100), Duration.ofSeconds(10)));
    }

    private Settings.Audio audio() {
        return new Settings.Audio(
                values.optionalText("audio.device").filter(it -> !it.equalsIgnoreCase("default")),
                values.choice("audio.on-stop", Settings.Audio.OnStop.class),
                values.flag("audio.resume"));
    }

    private Settings.Speech speech() {
        return new Settings.Speech(
                values.pathUnless("demo", "speech.model", this::model),
                values.texts("speech.vocabulary"),
                values.url("speech.catalogue", "https://host/model-list.json"));
    }

    /** What is no path but a name is that of an installed model. */
    private Path model(String text) {
        boolean name = !text.contains("/")
                && !text.contains("\\")
                && !List.of("~", ".", "..").contains(text);
        return name ? folders.models().resolve(text) : folders.expand(text);
    }

    private Settings.Captions captions() {
        return new Settings.Captions(
                values.duration("captions.max-delay", Duration.ofSeconds(1), Duration.ofSeconds(30)),
                values.flag("captions.capitalize"),
                values.flag("captions.upper-i"),
                values.pairs("captions.replace"),
                values.texts("captions.mask"),
                values.fraction("captions.min-confidence"));
    }

    private Settings.Hotkey hotkey() {
        return new Settings.Hotkey(
                values.checked("hotkey.toggle", Combination::parse),
                values.choice("hotkey.mode", Settings.Hotkey.Mode.class));
    }

    private Settings.Transcript transcript() {
        return new Settings.Transcript(
                values.flag("transcript.enabled"), values.pathUnless("", "transcript.folder", folders::expand));
    }

    private Settings.RoomServer roomServer() {
        return new Settings.RoomServer(
                values.host("room-server.host"),
                values.integer("room-server.port", 0, 65535),
                values.pathUnless("", "room-server.state-file", folders::expand),
                new RoomRules(
                        values.integer("room-server.max-rooms", 1, 100_000),
                        values.integer("room-server.max-captions", 1, 10_000),
                        values.integer("room-server.max-text", 100, 20_000),
                        values.integer("room-server.max-body", 4_096, 1_048_576),
                        values.integer("room-server.max-viewers", 1, 100_000),
                        values.integer("room-server.max-rate", 0, 10_000),
                        values.duration("room-server.forget-after", Duration.ofMinutes(1), Duration.ofDays(365)),
                        values.optionalText("room-server.view-key")));
    }

    private Settings.Tray tray() {
        return new Settings.Tray(values.choice("tray.enabled", Settings.Tray.Enabled.class));
    }

    private Settings.Log log() {
        return new Settings.Log(values.choice("log.level", Settings.Log.Level.class), values.flag("log.captions"));
    }

    private Settings.Profiles profiles() {
        List<String> names = values.texts(Profiles.GROUP);
        String chosen = values.checked(Profiles.CHOICE, text -> Profiles.check(text, names));
        boolean forThisRun = values.place(Profiles.CHOICE).equals(Written.Place.COMMAND_LINE);
        return new Settings.Profiles(Profiles.chosen(chosen), names, forThisRun);
    }
}

package dev.earshot.config;

import dev.earshot.caption.Speaker;
import dev.earshot.room.RoomRules;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a user can set, in the order of {@code reference.conf}, which has each one's unit, range and default. Values
 * that reach this record are in range.
 */
public record Settings(
        Speaker speaker,
        Server server,
        Room room,
        Delivery delivery,
        Audio audio,
        Speech speech,
        Captions captions,
        Hotkey hotkey,
        Transcript transcript,
        RoomServer roomServer,
        Tray tray,
        Log log,
        Profiles profiles) {

    /** The same with another hotkey. */
    public Settings withHotkey(Hotkey other) {
        return new Settings(
                speaker,
                server,
                room,
                delivery,
                audio,
                speech,
                captions,
                other,
                transcript,
                roomServer,
                tray,
                log,
                profiles);
    }

    /** The same with another model. */
    public Settings withSpeech(Speech other) {
        return new Settings(
                speaker,
                server,
                room,
                delivery,
                audio,
                other,
                captions,
                hotkey,
                transcript,
                roomServer,
                tray,
                log,
                profiles);
    }

    /** The same, in another room. */
    Settings withRoom(Room other) {
        return new Settings(
                speaker,
                server,
                other,
                delivery,
                audio,
                speech,
                captions,
                hotkey,
                transcript,
                roomServer,
                tray,
                log,
                profiles);
    }

    /** Where captions go: {@code embedded}, the room server inside this program, when there is no http or https URL. */
    public record Server(Optional<URI> url) {
        /** The URL, or {@code embedded}: by which a keyring tells servers apart. */
        public String place() {
            return url.map(URI::toString).orElse("embedded");
        }
    }

    /** The room that speakers share; neither is empty in settings that were loaded. */
    public record Room(String name, String passphrase) {
        boolean isWhole() {
            return !name.isEmpty() && !passphrase.isEmpty();
        }

        /** With the other's name or passphrase where this one's is empty. */
        Room or(Room other) {
            return new Room(name.isEmpty() ? other.name : name, passphrase.isEmpty() ? other.passphrase : passphrase);
        }

        /** Leaves the passphrase out. */
        @Override
        public String toString() {
            return "Room[name=" + name + "]";
        }
    }

    /**
     * How captions are sent.
     *
     * @param maxInFlight requests at once, 1 to 16
     * @param timeout for one request, 100 ms to 60 s
     * @param queue captions that wait at most, 1 to 10,000
     * @param maxAge how old a caption may be, since it was spoken, and still be sent, 1 s to 1 h
     * @param order whether a caption waits until the one before it has arrived
     * @param ambiguous what becomes of a caption whose answer was lost, when the server does not know repeats
     * @param partialsEvery the least time between two partials, 100 ms to 10 s
     */
    public record Delivery(
            int maxInFlight,
            Duration timeout,
            int queue,
            Duration maxAge,
            Order order,
            Ambiguous ambiguous,
            Duration partialsEvery) {
        public enum Order {
            /** Several at once, shown as they arrive. */
            ARRIVAL,
            /** One at a time. */
            STRICT
        }

        public enum Ambiguous {
            /** A caption twice beats a caption missing. */
            RESEND,
            /** A caption missing beats a caption twice. */
            DROP
        }
    }

    /**
     * What is heard.
     *
     * @param device part of a microphone's name; empty for the system's default
     * @param onStop what becomes of the sentence begun
     * @param resume whether to listen again after the computer slept
     */
    public record Audio(Optional<String> device, OnStop onStop, boolean resume) {
        public enum OnStop {
            /** Its words are sent. */
            FINISH,
            DISCARD
        }
    }

    /**
     * What recognises speech.
     *
     * @param model a folder, as written but for {@code ~/}, or that of an installed model where only its name is written;
     *     not yet looked at. The demo model inside this program when there is none
     * @param vocabulary the only phrases to recognise; all that the model knows when there is none
     * @param catalogue the list of models that can be had, http or https
     */
    public record Speech(Optional<Path> model, List<String> vocabulary, URI catalogue) {
        public Speech {
            vocabulary = List.copyOf(vocabulary);
        }
    }

    /**
     * What captions are made of what was recognised.
     *
     * @param maxDelay how long the first word of a sentence waits for the last, 1 s to 30 s
     * @param capitalize whether a sentence begins with an upper case letter
     * @param upperI whether the word {@code i} is written {@code I}
     * @param replace what is written for what was heard
     * @param mask words that are not shown in full
     * @param minConfidence of a sentence that is sent, 0 to 1
     */
    public record Captions(
            Duration maxDelay,
            boolean capitalize,
            boolean upperI,
            Map<String, String> replace,
            List<String> mask,
            double minConfidence) {
        public Captions {
            replace = Map.copyOf(replace);
            mask = List.copyOf(mask);
        }
    }

    /**
     * The key that works whatever window is in front.
     *
     * @param toggle as {@code Combination.parse} of the package {@code hotkey} takes it; blank for none
     */
    public record Hotkey(String toggle, Mode mode) {
        public enum Mode {
            /** A press starts to listen, the next one stops. */
            TOGGLE,
            /** Listens while it is held. */
            PUSH_TO_TALK
        }
    }

    /** Whether and where every sentence is written down; in the state folder when no folder is named. */
    public record Transcript(boolean enabled, Optional<Path> folder) {}

    /**
     * The embedded room server.
     *
     * @param host a host name or address to listen on
     * @param port 0 to 65535; 0 is any free one
     * @param stateFile where rooms are kept, to outlive a restart
     */
    public record RoomServer(String host, int port, Optional<Path> stateFile, RoomRules rules) {
        /** Whether another server must be begun to become this one. */
        public boolean isElsewhere(RoomServer other) {
            return !host.equals(other.host) || port != other.port || !stateFile.equals(other.stateFile);
        }
    }

    /** Whether to show a tray icon. */
    public record Tray(Enabled enabled) {
        /** {@code AUTO}: where there is a tray. */
        public enum Enabled {
            AUTO,
            NO
        }
    }

    /** What the log file holds; {@code captions} lets it hold what was said. */
    public record Log(Level level, boolean captions) {
        public enum Level {
            ERROR,
            WARN,
            INFO,
            DEBUG
        }
    }

    /**
     * Sets of settings that go by a name.
     *
     * @param inUse the one whose settings these are, if any
     * @param names all there are, in the order of the file
     * @param forThisRun whether the command line says which is in use, so that what the file says must wait
     */
    public record Profiles(Optional<String> inUse, List<String> names, boolean forThisRun) {
        public Profiles {
            names = List.copyOf(names);
        }
    }
}

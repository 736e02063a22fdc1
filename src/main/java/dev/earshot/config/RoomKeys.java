package dev.earshot.config;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes up the room of somebody who has named none, once, and keeps it in a file that only they can read. */
final class RoomKeys {
    /** No i, l, o or u: nothing to mistake when somebody reads it aloud. */
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final List<String> WORDS = List.of("""
            amber apple arrow aspen bacon beach berry birch bison brook candy cedar cello chalk cider cliff
            cloud clover comet coral daisy delta dune eagle ember fable falcon fern field fjord flint forest
            galaxy ginger grove hazel heron honey ivory jade juniper kayak lagoon lemon lilac lotus maple meadow
            mango nova ocean olive opal otter panda pearl pepper piano plum raven river robin saffron tiger""".split("\\s+"));

    private final Path file;
    private final RandomGenerator random;

    /** @param random unpredictable, for the passphrase is drawn from it */
    RoomKeys(Path file, RandomGenerator random) {
        this.file = file;
        this.random = random;
    }

    /** A room for this run only, because it could not be kept; the warning says so. */
    record Unkept(Settings.Room room, String warning) {}

    /**
     * Sees to it that the file is there, whole: of several processes that do so at once, one makes it and all find that
     * one.
     *
     * @return empty when the file is there to be read
     */
    Optional<Unkept> keep() {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        Settings.Room room = make();
        try {
            write(room);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(new Unkept(
                    room,
                    "The room " + room.name() + " is for this run only, because " + file
                            + " cannot be written; make its folder writable, or set room.name and room.passphrase."));
        }
    }

    /**
     * Makes another room and keeps it in place of the one that is there.
     *
     * @param backup where the one before is kept, if there was one
     * @throws IOException if the file can't be written; it is as it was
     */
    Settings.Room renew(Path backup) throws IOException {
        Settings.Room room = make();
        Path whole = written(room);
        try {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.copy(file, backup, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            }
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
        return room;
    }

    /**
     * A name of 78 bits and a passphrase of 140 bits. The name is a secret, too: a display page needs nothing else to
     * show a room, here and on the field's Node.js servers. It can be guessed only by asking a server, a billion guesses
     * a second would take millions of years, and it still can be typed into a tablet on the wall; so it is shorter than
     * the passphrase, which is typed nowhere.
     */
    Settings.Room make() {
        String words = IntStream.range(0, 3)
                .mapToObj(i -> WORDS.get(random.nextInt(WORDS.size())))
                .collect(Collectors.joining("-"));
        return new Settings.Room(words + "-" + groups(3), groups(7));
    }

    /** Of four letters each, 20 bits. */
    private String groups(int count) {
        return IntStream.range(0, count).mapToObj(i -> letters(4)).collect(Collectors.joining("-"));
    }

    private String letters(int count) {
        return random.ints(count, 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    private void write(Settings.Room room) throws IOException {
        Path whole = written(room);
        try {
            PrivateFiles.place(whole, file);
        } catch (FileAlreadyExistsException e) {
            // Another process was first: its room is the room.
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    /** A new file beside the one it is to become. */
    private Path written(Settings.Room room) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        PrivateFiles.createFolder(folder);
        // Mode 0600 where there are modes.
        Path whole = Files.createTempFile(folder, "room", ".tmp");
        try {
            return Files.writeString(whole, """
                    # The room that Earshot made up, because earshot.conf names none. Whoever knows both lines can
                    # post to this room. What earshot.conf says wins; without this file Earshot makes another room.
                    room.name = "%s"
                    room.passphrase = "%s"
                    """.formatted(room.name(), room.passphrase()));
        } catch (IOException e) {
            Files.deleteIfExists(whole);
            throw e;
        }
    }
}

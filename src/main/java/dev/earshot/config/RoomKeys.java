package dev.earshot.config;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
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

    /** A name of 43 bits, to be told apart from others' rooms, and a passphrase of 140 bits. */
    Settings.Room make() {
        String name = IntStream.range(0, 3)
                .mapToObj(i -> WORDS.get(random.nextInt(WORDS.size())))
                .collect(Collectors.joining("-", "", "-" + letters(5)));
        String passphrase = IntStream.range(0, 7).mapToObj(i -> letters(4)).collect(Collectors.joining("-"));
        return new Settings.Room(name, passphrase);
    }

    private String letters(int count) {
        return random.ints(count, 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    private void write(Settings.Room room) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        PrivateFiles.createFolder(folder);
        // Mode 0600 where there are modes.
        Path whole = Files.createTempFile(folder, "room", ".tmp");
        try {
            Files.writeString(whole, """
                    # The room that Earshot made up, because earshot.conf names none. Whoever knows both lines can
                    # post to this room. What earshot.conf says wins; without this file Earshot makes another room.
                    room.name = "%s"
                    room.passphrase = "%s"
                    """.formatted(room.name(), room.passphrase()));
            PrivateFiles.place(whole, file);
        } catch (FileAlreadyExistsException e) {
            // Another process was first: its room is the room.
        } finally {
            Files.deleteIfExists(whole);
        }
    }
}

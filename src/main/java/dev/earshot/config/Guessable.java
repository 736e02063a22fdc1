package dev.earshot.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells rooms that a stranger would come upon. Two streamers who knew nothing of each other once showed each other's
 * captions, because both had called their room by the same plain word (captionninja #14). Pure.
 */
final class Guessable {
    private static final int SHORTEST_NAME = 5;
    private static final int SHORTEST_PASSPHRASE = 8;
    private static final int MOST_DIGITS = 12;
    private static final int FEWEST_LETTERS = 3;

    /** What people call a room, or put before and after such a word. */
    private static final List<String> WORDS = words("""
            a abc admin an and app asdf audio bar cam camera caption captions channel chat church class classroom
            conference default demo discord earshot event example foo for game gaming hall hello home hi house in
            is it kitchen lecture list live main meeting mic microphone music my name new obs office on one open our
            panel party podcast public qwerty qwertz radio room rooms s school screen server service session show sound
            speaker speech stage stream streamer streaming studio subtitle subtitles talk team test tester testing
            tests text the this tv twitch two user video voice web webinar work world xyz youtube zoom""");

    private static final List<String> PASSWORDS = words("""
            access change changeme god guest iloveyou key letmein login love me monkey dragon football pass passphrase
            password passwort phrase private pw pwd root secret sunshine welcome word""");

    private final List<String> own;

    /** @param own what the user is called */
    Guessable(Collection<String> own) {
        this.own = own.stream()
                .flatMap(name -> Stream.concat(Stream.of(name), Stream.of(name.split("[^\\p{L}\\p{N}]+"))))
                .map(Guessable::bare)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** A sentence for each of name and passphrase that can be guessed, with what to do; the passphrase is in none. */
    List<String> warnings(Settings.Room room) {
        List<String> warnings = new ArrayList<>();
        name(room.name())
                .ifPresent(why -> warnings.add("room.name " + Problems.quoted(room.name()) + " is easy to guess (" + why
                        + "), and a server shows a room to whoever knows its name; make a random one with:"
                        + " earshot room new"));
        passphrase(room)
                .ifPresent(why -> warnings.add("room.passphrase is easy to guess (" + why
                        + "), and whoever knows it can post to the room; make a random one with: earshot room new"));
        return warnings;
    }

    private Optional<String> name(String name) {
        String bare = bare(name);
        if (isMadeOf(own, bare)) {
            return Optional.of("it is your own name");
        }
        return plain(name, SHORTEST_NAME, WORDS);
    }

    private Optional<String> passphrase(Settings.Room room) {
        String bare = bare(room.passphrase());
        if (!bare.isEmpty() && bare.equals(bare(room.name()))) {
            return Optional.of("it is the room's name");
        }
        return plain(
                room.passphrase(),
                SHORTEST_PASSPHRASE,
                Stream.concat(Stream.concat(WORDS.stream(), PASSWORDS.stream()), Stream.of(bare(room.name())))
                        .toList());
    }

    private Optional<String> plain(String text, int shortest, List<String> words) {
        String bare = bare(text);
        if (isMadeOf(Stream.concat(words.stream(), own.stream()).toList(), bare)) {
            return Optional.of("it is made of common words");
        }
        if (text.codePointCount(0, text.length()) < shortest) {
            return Optional.of("it is shorter than " + shortest + " letters");
        }
        if (bare.length() <= MOST_DIGITS && bare.chars().allMatch(Character::isDigit)) {
            return Optional.of(bare.isEmpty() ? "it has no letters" : "it is all digits");
        }
        if (text.codePoints().distinct().count() < FEWEST_LETTERS) {
            return Optional.of("it repeats itself");
        }
        return Optional.empty();
    }

    /** Whether it is one of the words after another, with some digits at the ends. */
    private static boolean isMadeOf(Collection<String> words, String bare) {
        String any = new TreeSet<>(words)
                .descendingSet().stream()
                        .filter(word -> !word.isEmpty())
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|"));
        // A bounded number, so that the time is, too.
        return !any.isEmpty() && bare.matches("\\d{0,6}(?:" + any + "){1,6}\\d{0,6}");
    }

    /** Letters and digits alone, lower case. */
    private static String bare(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}

package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuessableTest {
    private static final String GOOD = "7k3q-9xw2-m4tz";
    private static final String NEW = "earshot room new";

    private static List<String> warnings(String name, String passphrase) {
        return new Guessable(List.of("ada", "Ada Lovelace")).warnings(new Settings.Room(name, passphrase));
    }

    @ParameterizedTest
    @CsvSource({
        "test, common words",
        "Stream, common words",
        "my-test room 2, common words",
        "room1, common words",
        "ada, your own name",
        "lovelace, your own name",
        "Ada_Lovelace7, your own name",
        "ada's room, common words",
        "qzkw, shorter than 5",
        "48291, all digits",
        "aaaaaab, repeats itself",
        "-----, no letters",
    })
    void aNameThatAStrangerWouldComeUponIsTold(String name, String why) {
        assertThat(warnings(name, GOOD))
                .singleElement()
                .asString()
                .startsWith("room.name ")
                .contains(why, NEW);
    }

    @ParameterizedTest
    @CsvSource({
        "amber-otter-fjord, the room's name",
        "Amber otter fjord!, the room's name",
        "amber-otter-fjord1, common words",
        "hunter2, shorter than 8",
        "password, common words",
        "Password-123, common words",
        "adalovelace, common words",
        "1234567890, all digits",
        "xxxxxxxxxxxx, repeats itself",
    })
    void aWeakPassphraseIsToldButNotShown(String passphrase, String why) {
        assertThat(warnings("amber-otter-fjord", passphrase))
                .singleElement()
                .asString()
                .startsWith("room.passphrase ")
                .contains(why, NEW)
                .doesNotContain(passphrase);
    }

    @ParameterizedTest
    @ValueSource(strings = {"amber-otter-fjord", "st-martin-leeds", "testament", "8274-9275-1137-2046", "空の部屋です"})
    void otherNamesAreFine(String name) {
        assertThat(warnings(name, GOOD)).isEmpty();
    }

    @Test
    void whatEarshotMakesUpIsNeverGuessable() {
        for (int seed = 0; seed < 1000; seed++) {
            Settings.Room room = new RoomKeys(Path.of("room.conf"), new Random(seed)).make();
            assertThat(warnings(room.name(), room.passphrase())).isEmpty();
        }
    }

    @Test
    void aVeryLongNameIsJudgedAtOnce() {
        assertThat(warnings("a".repeat(100_000) + "bc", GOOD)).isEmpty();
    }
}

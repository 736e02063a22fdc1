package dev.earshot.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.earshot.system.Build.Commit;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class BuildTest {
    private static final Instant DAY = Instant.parse("2026-11-23T23:59:59Z");

    @Test
    void saysVersionCommitAndTheDayOfTheCommit() {
        assertThat(build(Optional.of(new Commit("955dc6f", DAY, false))))
                .hasToString("Earshot 1.2 (955dc6f, 2026-11-23)");
    }

    @Test
    void saysThatThereWereChanges() {
        assertThat(build(Optional.of(new Commit("955dc6f", DAY, true))))
                .hasToString("Earshot 1.2 (955dc6f+changes, 2026-11-23)");
    }

    @Test
    void saysNothingOfACommitWhereThereWasNoRepository() {
        Properties written = new Properties();
        written.setProperty("name", "Earshot");
        written.setProperty("version", "1.2");
        written.setProperty("commit", "");
        written.setProperty("commit.date", "");
        written.setProperty("commit.changed", "");

        assertThat(Build.of(written)).hasToString("Earshot 1.2");
    }

    @Test
    void thisProgramHasNoPlaceLeftToFillIn() {
        Build build = Build.ofThisProgram();

        assertThat(build.name()).isEqualTo("Earshot");
        assertThat(build.version()).matches("[0-9]+\\.[0-9]+.*");
        assertThat(build.description()).endsWith(".");
        assertThat(build.licence()).isEqualTo("Apache-2.0");
        assertThat(build.toString()).doesNotContain("$").doesNotContain("{");
    }

    @Test
    void thisProgramKnowsItsCommit() {
        assumeThat(Path.of(".git/HEAD")).exists();

        assertThat(Build.ofThisProgram().commit()).hasValueSatisfying(commit -> {
            assertThat(commit.id()).matches("[0-9a-f]{7,}");
            assertThat(commit.date()).isAfter(Instant.parse("2020-01-01T00:00:00Z"));
        });
    }

    private static Build build(Optional<Commit> commit) {
        return new Build("Earshot", "1.2", "A sentence.", "Apache-2.0", "The authors", "a@b.invalid", commit);
    }
}

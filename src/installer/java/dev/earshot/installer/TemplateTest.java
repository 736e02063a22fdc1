package dev.earshot.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
    @Test
    void everyNameGivesWayToItsValue() {
        Template template = new Template(Map.of("NAME", "Earshot", "VERSION", "1.2"));
        assertThat(template.fill("@NAME@ @VERSION@, @NAME@")).isEqualTo("Earshot 1.2, Earshot");
    }

    @Test
    void valuesAreTakenAsTheyAre() {
        Template template = new Template(Map.of("SCRIPT", "echo \"$1\" '\\n' @NAME@"));
        assertThat(template.fill("@SCRIPT@")).isEqualTo("echo \"$1\" '\\n' @NAME@");
    }

    @Test
    void addressesAndShellsOwnSignsAreNoNames() {
        String text = "<someone@example.org> \"$@\" @lower@ @ @";
        assertThat(new Template(Map.of()).fill(text)).isEqualTo(text);
    }

    @Test
    void aNameThatNothingStandsForIsRefused() {
        assertThatThrownBy(() -> new Template(Map.of()).fill("@NAME@")).hasMessageContaining("@NAME@");
    }
}

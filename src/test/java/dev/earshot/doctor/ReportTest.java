package dev.earshot.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Report REPORT = new Report(List.of(
            Finding.fine("Java", "25"),
            Finding.warning("microphone", "It is muted", "Look at its switch"),
            Finding.failure("room server", "Nothing answers", "Start it"),
            Finding.untried("hotkey", "The agent holds it", "")));

    @Test
    void eachFindingIsALineAndWhatToDoAnother() {
        assertThat(REPORT.text()).isEqualTo("""
                fine     Java           25
                warning  microphone     It is muted
                                        → Look at its switch
                failure  room server    Nothing answers
                                        → Start it
                untried  hotkey         The agent holds it
                1 fine, 1 warning, 1 failure, 1 untried""");
    }

    @Test
    void anyFailureFailsTheWhole() {
        assertThat(REPORT.failed()).isTrue();
        assertThat(new Report(REPORT.findings().subList(0, 2)).failed()).isFalse();
    }

    @Test
    void jsonHasTheSame() {
        assertThat(new Report(REPORT.findings().subList(1, 3)).json())
                .isEqualTo("{\"failed\":true,\"findings\":["
                        + "{\"what\":\"microphone\",\"grade\":\"warning\",\"words\":\"It is muted\","
                        + "\"advice\":\"Look at its switch\"},"
                        + "{\"what\":\"room server\",\"grade\":\"failure\",\"words\":\"Nothing answers\","
                        + "\"advice\":\"Start it\"}]}");
    }
}

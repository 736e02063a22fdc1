package dev.earshot.doctor;

import dev.earshot.audio.Microphone;
import dev.earshot.autostart.Autostart;
import dev.earshot.config.LoadedSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one check after the other. */
public final class Doctor {
    private static final Logger LOG = LoggerFactory.getLogger(Doctor.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final List<Check> checks;

    private Doctor(List<Check> checks) {
        this.checks = List.copyOf(checks);
    }

    /** One who knows whom to check. */
    public static Doctor of(Patient patient) {
        return new Doctor(Stream.concat(always(patient), bySettings(patient)).toList());
    }

    private static Stream<Check> always(Patient patient) {
        return Stream.of(
                new JavaCheck(System.getProperty("java.version"), System.getProperty("java.vendor")),
                new FoldersCheck(patient.folders()),
                new SettingsCheck(patient.settings(), patient.trouble()),
                new MicrophoneCheck(Microphone::open, PATIENCE),
                new AgentCheck(patient.folders().runtime()),
                new AutostartCheck(
                        Autostart.of(patient.os(), patient.environment(), patient.home(), patient.launch())));
    }

    private static Stream<Check> bySettings(Patient patient) {
        return patient.settings().map(LoadedSettings::settings).stream()
                .flatMap(settings -> Stream.of(
                        new ModelCheck(settings.speech().model()), new ServerCheck(settings, patient.clock())));
    }

    /**
     * Looks at everything, which takes some seconds; to be called on a platform thread.
     *
     * @param progress is told each finding as soon as it is made
     */
    public Report examine(Consumer<Finding> progress) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        for (Check check : checks) {
            Finding finding = examine(check);
            findings.add(finding);
            progress.accept(finding);
        }
        return new Report(findings);
    }

    private static Finding examine(Check check) throws InterruptedException {
        try {
            return check.look();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("The check of {} failed inside Earshot", check.what(), e);
            return Finding.failure(check.what(), "The check failed inside Earshot: " + e, "");
        }
    }
}

package dev.earshot.doctor;

import dev.earshot.audio.Microphones;
import dev.earshot.autostart.Autostart;
import dev.earshot.bus.SessionBus;
import dev.earshot.config.LoadedSettings;
import dev.earshot.tray.Tray;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one check after the other. */
public final class Doctor {
    private static final Logger LOG = LoggerFactory.getLogger(Doctor.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Patient patient;

    /** One who knows whom to check. */
    public Doctor(Patient patient) {
        this.patient = patient;
    }

    /**
     * Looks at everything, which takes some seconds; to be called on a platform thread.
     *
     * @param progress is told each finding as soon as it is made
     */
    public Report examine(Consumer<Finding> progress) throws InterruptedException {
        Optional<SessionBus> bus = SessionBus.open(patient.environment(), () -> {});
        try {
            List<Finding> findings = new ArrayList<>();
            for (Check check : Stream.concat(always(bus), bySettings(bus)).toList()) {
                Finding finding = examine(check);
                findings.add(finding);
                progress.accept(finding);
            }
            return new Report(findings);
        } finally {
            bus.ifPresent(SessionBus::close);
        }
    }

    private Stream<Check> always(Optional<SessionBus> bus) {
        return Stream.of(
                new JavaCheck(System.getProperty("java.version"), System.getProperty("java.vendor")),
                new FoldersCheck(patient.folders()),
                new SettingsCheck(patient.settings(), patient.trouble()),
                new AgentCheck(patient.folders().runtime()),
                new MicrophoneCheck(
                        () -> new Microphones(patient.os(), patient.environment()).open(microphone()), PATIENCE),
                new TrayCheck(new Tray.Place(patient.os(), patient.environment(), bus)),
                new NotificationCheck(patient.os(), patient.environment(), bus),
                new AutostartCheck(
                        Autostart.of(patient.os(), patient.environment(), patient.home(), patient.launch())));
    }

    private Optional<String> microphone() {
        return patient.settings().flatMap(loaded -> loaded.settings().audio().device());
    }

    private Stream<Check> bySettings(Optional<SessionBus> bus) {
        return patient.settings().map(LoadedSettings::settings).stream()
                .flatMap(settings -> Stream.of(
                        new HotkeyCheck(
                                patient.os(),
                                patient.environment(),
                                bus,
                                settings.hotkey().toggle(),
                                patient.folders().runtime()),
                        new ModelCheck(settings.speech().model(), patient.model()),
                        new ServerCheck(settings, patient.clock())));
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

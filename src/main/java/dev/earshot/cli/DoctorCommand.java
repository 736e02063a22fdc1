package dev.earshot.cli;

import dev.earshot.app.Surroundings;
import dev.earshot.doctor.Doctor;
import dev.earshot.doctor.Report;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        description = "Tries everything that Earshot needs, and says what to do where it fails.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit code 1 if anything fails; what can't be tried is no failure, and never called fine."})
final class DoctorCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions options;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Doctor doctor = new Doctor(options.patient(surroundings));
        Report report = doctor.examine(finding -> {
            if (!json) {
                out.println(Report.text(finding));
            }
        });
        out.println(json ? report.json() : report.summary());
        return report.failed() ? 1 : 0;
    }
}

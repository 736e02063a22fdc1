package dev.earshot.app;

import dev.earshot.config.LoadedSettings;
import dev.earshot.config.Settings;
import dev.earshot.notify.Notification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Brings into force what was saved while the agent runs, and tells the user; on the thread of the settings' watch. */
final class LiveSettings implements SettingsWatch.Listener {
    private final List<Part> parts;
    private final Consumer<Optional<String>> problem;
    private final Consumer<Notification> tell;

    /** Something that lives on by other settings. */
    @FunctionalInterface
    interface Part {
        /**
         * Takes what it needs of them, and does nothing where that is as before.
         *
         * @return what keeps the old ones in force, in one sentence
         */
        Optional<String> become(Settings next);
    }

    /**
     * Begins with what is in force.
     *
     * @param problem is told what is wrong with the settings that were saved last; empty when nothing is
     */
    LiveSettings(List<Part> parts, Consumer<Optional<String>> problem, Consumer<Notification> tell) {
        this.parts = List.copyOf(parts);
        this.problem = problem;
        this.tell = tell;
    }

    @Override
    public boolean changed(LoadedSettings loaded) {
        List<String> problems = new ArrayList<>();
        for (Part part : parts) {
            part.become(loaded.settings()).ifPresent(problems::add);
        }
        problem.accept(first(problems));
        if (problems.isEmpty()) {
            tell.accept(Notification.over(Notification.Kind.SETTINGS, "The settings can be used again", ""));
            tell.accept(Notification.plain("The new settings are in force", ""));
        } else {
            tell.accept(Notification.trouble(
                    Notification.Kind.SETTINGS,
                    "Not all settings can be used; there the old ones stay in force",
                    String.join("; ", problems)));
        }
        return problems.isEmpty();
    }

    @Override
    public void broken(String problems) {
        String first = first(problems.lines().toList()).orElse("");
        problem.accept(Optional.of(first));
        tell.accept(Notification.trouble(
                Notification.Kind.SETTINGS, "The settings can't be used; the old ones stay in force", first));
    }

    /** The first of several, and how many there are, for where there is place for one line. */
    private static Optional<String> first(List<String> problems) {
        return problems.stream()
                .findFirst()
                .map(it -> problems.size() == 1 ? it : it + " (and " + (problems.size() - 1) + " more)");
    }
}

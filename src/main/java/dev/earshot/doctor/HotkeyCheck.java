package dev.earshot.doctor;

import dev.earshot.bus.SessionBus;
import dev.earshot.control.DoorClient;
import dev.earshot.hotkey.Binding;
import dev.earshot.hotkey.Combination;
import dev.earshot.hotkey.Hotkey;
import dev.earshot.hotkey.Listener;
import dev.earshot.hotkey.Way;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks the desktop for the hotkey and, on X11 and where {@code xdotool} is, presses it. */
record HotkeyCheck(
        String os, Map<String, String> environment, Optional<SessionBus> bus, String wish, Path runtimeFolder)
        implements Check {
    private static final long PATIENCE_SECONDS = 2;

    @Override
    public String what() {
        return "hotkey";
    }

    @Override
    public Finding look() throws InterruptedException {
        if (wish.isBlank()) {
            return Finding.fine(what(), "None is wished for");
        }
        if (isHeld()) {
            return Finding.untried(
                    what(), "The running agent holds it", "Press it: the agent's state shows whether it works");
        }
        CountDownLatch pressed = new CountDownLatch(1);
        try (Hotkey hotkey = Hotkey.start(os, environment, bus, listener(pressed))) {
            if (hotkey.way().equals(Optional.of(Way.PORTAL))) {
                return Finding.untried(
                        what(),
                        "The desktop's portal may ask its user, so it was not asked",
                        "Press it while Earshot runs");
            }
            Binding binding = hotkey.change(wish);
            return switch (binding) {
                case Binding.Bound bound -> press(bound, pressed);
                case Binding.Asked asked -> Finding.untried(what(), asked.sentence(), "");
                case Binding.Taken taken -> Finding.failure(what(), taken.sentence(), "");
                case Binding.Refused refused -> Finding.failure(what(), refused.sentence(), "");
                case Binding.Unwished unwished -> Finding.fine(what(), unwished.sentence());
                case Binding.None none -> Finding.warning(what(), none.sentence(), "");
            };
        }
    }

    private boolean isHeld() throws InterruptedException {
        try {
            return new DoorClient(runtimeFolder).status().contains("\"hotkey\"");
        } catch (IOException e) {
            return false;
        }
    }

    private Finding press(Binding.Bound bound, CountDownLatch pressed) throws InterruptedException {
        if (bound.way() != Way.X11 || !presses(bound.combination())) {
            return Finding.untried(
                    what(),
                    bound.shown() + " was granted, but can't be pressed from here",
                    "Press it while Earshot runs");
        }
        return pressed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)
                ? Finding.fine(what(), bound.shown() + " was pressed, and heard")
                : Finding.failure(
                        what(),
                        bound.shown() + " was granted and pressed, but not heard",
                        "Choose another as hotkey.toggle");
    }

    private boolean presses(Combination combination) throws InterruptedException {
        ProcessBuilder xdotool = new ProcessBuilder("xdotool", "key", "--clearmodifiers", keys(combination))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        xdotool.environment().putAll(environment);
        try {
            Process process = xdotool.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** As xdotool has it: {@code ctrl+alt+l}, {@code super+F9}. */
    private static String keys(Combination combination) {
        return combination
                .trigger()
                .replace("CTRL", "ctrl")
                .replace("ALT", "alt")
                .replace("SHIFT", "shift")
                .replace("LOGO", "super");
    }

    private static Listener listener(CountDownLatch pressed) {
        return new Listener() {
            @Override
            public void pressed() {
                pressed.countDown();
            }

            @Override
            public void released() {}

            @Override
            public void changed(Binding binding) {}
        };
    }
}

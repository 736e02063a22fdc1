package dev.earshot.tray;

import dorkbox.jna.linux.GtkEventDispatch;
import dorkbox.systemTray.SystemTray;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Starts GTK before dorkbox's SystemTray 4.4 does, which does not wait until it runs: what it then asks of GTK is done
 * at once on its own thread (g_main_context_invoke, for nobody has the context yet), and GTK ends the process with
 * "Can't create a GtkStyleContext without a display connection".
 */
final class GtkStart {
    private static final int LOOKS = 200;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);
    private static final long PATIENCE_SECONDS = 2;

    private GtkStart() {}

    /** Returns once GTK's own thread takes what it is given. */
    static void await() throws NoTrayException, InterruptedException {
        GtkEventDispatch.startGui(SystemTray.FORCE_GTK2, SystemTray.PREFER_GTK3, SystemTray.DEBUG);
        for (int look = 0; look < LOOKS; look++) {
            CompletableFuture<Thread> ranOn = new CompletableFuture<>();
            GtkEventDispatch.dispatch(() -> ranOn.complete(Thread.currentThread()));
            try {
                if (ranOn.get(PATIENCE_SECONDS, TimeUnit.SECONDS) != Thread.currentThread()) {
                    return;
                }
            } catch (ExecutionException | TimeoutException e) {
                break;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        throw new NoTrayException("GTK, which draws it here, does not start");
    }
}

package dev.earshot.tray;

import dev.earshot.agent.AgentState;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The icon in the tray. Changes in quick succession are shown as one, on a thread of its own. */
public final class Tray implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tray.class);
    /** Too short to be noticed, long enough for a state that passes to be left out. */
    private static final long DELAY_MILLIS = 100;
    /** How long a desktop that does not answer may hold up the end. */
    private static final long PATIENCE_SECONDS = 2;

    private final TrayRenderer renderer;
    private final boolean hasDisplay;
    private final AtomicReference<@Nullable TrayView> latest = new AtomicReference<>();
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("tray").daemon().factory(), new ThreadPoolExecutor.DiscardPolicy());

    Tray(TrayRenderer renderer, boolean hasDisplay) {
        this.renderer = renderer;
        this.hasDisplay = hasDisplay;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Finds the desktop's tray, which may take a second. Nothing is shown until the first {@link #update}.
     *
     * @param os as in the system property {@code os.name}
     * @param environment the environment variables
     * @param hasDisplay whether there is a display page to open
     * @param chosen is told what was chosen from the menu, on a thread of the toolkit's; must return soon
     * @param missing is told, in one sentence, why there is no tray; called only if the result is empty
     */
    public static Optional<Tray> start(
            String os,
            Map<String, String> environment,
            boolean hasDisplay,
            Consumer<TrayAction> chosen,
            Consumer<String> missing) {
        try {
            needDisplay(os, environment);
            return Optional.of(new Tray(DorkboxRenderer.open(chosen), hasDisplay));
        } catch (NoTrayException e) {
            LOG.info("no tray", e);
            missing.accept(e.getMessage());
            return Optional.empty();
        }
    }

    /** Asked before AWT is: it costs memory, and without a screen it is of no use. */
    private static void needDisplay(String os, Map<String, String> environment) throws NoTrayException {
        String system = os.toLowerCase(Locale.ROOT);
        boolean usesX11 = !system.startsWith("windows") && !system.startsWith("mac");
        if (usesX11 && environment.getOrDefault("DISPLAY", "").isBlank()) {
            throw new NoTrayException("DISPLAY is not set, so there is no desktop to show one on");
        }
    }

    /** Shows the state soon; returns at once. From any thread; after {@link #close} it does nothing. */
    @SuppressWarnings("FutureReturnValueIgnored") // It would tell nothing: showing tells of its failures itself.
    public void update(AgentState state) {
        if (latest.getAndSet(TrayView.of(state, hasDisplay)) == null) {
            thread.schedule(this::showLatest, DELAY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void showLatest() {
        TrayView view = latest.getAndSet(null);
        if (view == null) {
            return;
        }
        try {
            renderer.show(view);
        } catch (RuntimeException e) {
            LOG.warn("The tray icon could not be changed and may show what is no longer so", e);
        }
    }

    /** Takes the icon away and ends its thread. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.info("the desktop does not answer; its tray icon ends with the process");
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        renderer.close();
    }
}

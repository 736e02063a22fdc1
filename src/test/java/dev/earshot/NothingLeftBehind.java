package dev.earshot;

import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Fails a test class that leaves a platform thread alive or during which a thread died of an exception. JUnit finds it
 * as a service and applies it to every class.
 */
public final class NothingLeftBehind implements BeforeAllCallback, AfterAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(NothingLeftBehind.class);
    /** How long threads that were told to end may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getStore(NAMESPACE).put(Watch.class, new Watch());
    }

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        Watch watch = context.getStore(NAMESPACE).remove(Watch.class, Watch.class);
        if (watch != null) {
            watch.end(PATIENCE);
        }
    }

    /** From the start to the end of one class. */
    static final class Watch implements UncaughtExceptionHandler {
        /** Daemons that the JDK, JUnit, Surefire, OkHttp, JNA, progressbar and Selenium keep for later use and nobody can close. */
        private static final List<String> KEPT = List.of(
                "AWT-",
                "Attach Listener",
                "Cleaner-",
                "Common-Cleaner",
                "ForkJoinPool",
                "HttpClient-",
                "JNA Cleaner",
                "Java Sound",
                "Java2D",
                "Keep-Alive-Timer",
                "MasterPoller",
                "MockWebServer",
                "OkHttp",
                "Okio Watchdog",
                "ProgressBar",
                "UrlChecker-",
                "VirtualThread-",
                "Read-Poller",
                "Write-Poller",
                "process reaper",
                "surefire-");

        private final Set<Thread> before = Thread.getAllStackTraces().keySet();
        private final @Nullable UncaughtExceptionHandler outer = Thread.getDefaultUncaughtExceptionHandler();
        private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();

        Watch() {
            Thread.setDefaultUncaughtExceptionHandler(this);
        }

        @Override
        public void uncaughtException(Thread thread, Throwable e) {
            uncaught.add(new AssertionError("Thread " + thread.getName() + " died of an exception", e));
        }

        /** Joins what is left for as long as patience lasts, then tells of it. */
        void end(Duration patience) throws InterruptedException {
            long deadline = System.nanoTime() + patience.toNanos();
            List<Thread> left = left().toList();
            for (Thread thread : left) {
                thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            }
            Thread.setDefaultUncaughtExceptionHandler(outer);

            var failure = new AssertionError("This class left something behind; see the suppressed errors");
            uncaught.forEach(failure::addSuppressed);
            left.stream().filter(Thread::isAlive).forEach(thread -> {
                var alive = new AssertionError("Thread " + thread.getName() + " is still alive, at:");
                alive.setStackTrace(thread.getStackTrace());
                failure.addSuppressed(alive);
            });
            if (failure.getSuppressed().length > 0) {
                throw failure;
            }
        }

        private Stream<Thread> left() {
            return Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> !before.contains(thread) && thread != Thread.currentThread())
                    .filter(thread -> !isKept(thread));
        }

        /** JUnit's watcher of timeouts is no daemon. */
        private static boolean isKept(Thread thread) {
            String name = thread.getName();
            return name.startsWith("junit-")
                    || (thread.isDaemon() && KEPT.stream().anyMatch(name::startsWith));
        }
    }
}

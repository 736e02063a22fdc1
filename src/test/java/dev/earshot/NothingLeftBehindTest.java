package dev.earshot;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.array;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class NothingLeftBehindTest {
    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void aThreadThatStaysIsToldOfDaemonOrNot() throws InterruptedException {
        for (boolean daemon : new boolean[] {true, false}) {
            var watch = new NothingLeftBehind.Watch();
            Thread thread = Thread.ofPlatform().daemon(daemon).name("stayer").start(this::awaitEnd);
            assertFails(() -> watch.end(Duration.ofMillis(1)), "Thread stayer is still alive, at:");
            thread.interrupt();
            thread.join();
        }
    }

    @Test
    void aThreadThatEndsInTimeIsFine() {
        var watch = new NothingLeftBehind.Watch();
        Thread.ofPlatform().start(this::awaitEnd);
        end.countDown();
        assertThatCode(() -> watch.end(Duration.ofSeconds(10))).doesNotThrowAnyException();
    }

    @Test
    void anExceptionThatEndedAThreadIsToldOf() throws InterruptedException {
        for (Thread.Builder kind : new Thread.Builder[] {Thread.ofPlatform(), Thread.ofVirtual()}) {
            var watch = new NothingLeftBehind.Watch();
            kind.name("victim")
                    .start(() -> {
                        throw new IllegalStateException("on purpose");
                    })
                    .join();
            assertFails(() -> watch.end(Duration.ofMillis(1)), "Thread victim died of an exception");
        }
    }

    @Test
    void idleThreadsOfLibrariesAreFine() throws InterruptedException {
        var watch = new NothingLeftBehind.Watch();
        Thread idle = Thread.ofPlatform().daemon().name("OkHttp TaskRunner").start(this::awaitEnd);
        assertThatCode(() -> watch.end(Duration.ofMillis(1))).doesNotThrowAnyException();
        end.countDown();
        idle.join();
    }

    private static void assertFails(ThrowingCallable code, String message) {
        assertThatThrownBy(code)
                .extracting(Throwable::getSuppressed, array(Throwable[].class))
                .singleElement()
                .extracting(Throwable::getMessage)
                .isEqualTo(message);
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

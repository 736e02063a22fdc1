package dev.earshot.power;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.LeftOut;
import dev.earshot.desktop.Desktop;
import dev.earshot.desktop.Logind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SleepWatchTest {
    @TempDir
    private Path folder;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final SleepWatch.Listener listener = new SleepWatch.Listener() {
        @Override
        public void fallsAsleep() {
            told.add("sleep");
        }

        @Override
        public void wakesUp() {
            told.add("wake");
        }
    };

    @BeforeEach
    void needs() {
        LeftOut.unless(
                LeftOut.isInstalled("dbus-daemon") && LeftOut.isInstalled("dbus-send") && LeftOut.hasPythonDbus(),
                "The test of sleep is left out: it needs dbus, python3-dbus and python3-gi");
    }

    @Test
    void sleepAndWakingAreToldInOrder() throws IOException, InterruptedException {
        try (Desktop desktop = Desktop.start(folder)) {
            desktop.systemBus();
            Logind logind = new Logind(desktop);
            try (SleepWatch watch =
                    SleepWatch.start(desktop.environment(), listener).orElseThrow()) {
                assertThat(watch).isNotNull();
                logind.sleep();
                logind.wake();
                assertThat(told.take()).isEqualTo("sleep");
                assertThat(told.take()).isEqualTo("wake");
            }
        }
    }

    @Test
    void onlyLogindIsBelieved() throws IOException, InterruptedException {
        try (Desktop desktop = Desktop.start(folder)) {
            desktop.systemBus();
            Logind logind = new Logind(desktop);
            try (SleepWatch watch =
                    SleepWatch.start(desktop.environment(), listener).orElseThrow()) {
                assertThat(watch).isNotNull();
                assertThat(desktop.run(
                                "dbus-send",
                                "--system",
                                "--type=signal",
                                "/org/freedesktop/login1",
                                "org.freedesktop.login1.Manager.PrepareForSleep",
                                "boolean:true"))
                        .isEmpty();
                logind.wake();
                assertThat(told.take()).isEqualTo("wake");
            }
        }
    }

    @Test
    void whereTheBusDiesNobodyIsLeftAsleep() throws IOException, InterruptedException {
        try (Desktop desktop = Desktop.start(folder)) {
            Process bus = desktop.systemBus();
            Logind logind = new Logind(desktop);
            try (SleepWatch watch =
                    SleepWatch.start(desktop.environment(), listener).orElseThrow()) {
                assertThat(watch).isNotNull();
                logind.sleep();
                assertThat(told.take()).isEqualTo("sleep");
                bus.destroyForcibly().waitFor();
                assertThat(told.take()).isEqualTo("wake");
            }
        }
    }

    @Test
    void withoutASystemBusThereIsNothingToWatch() {
        String nowhere = "unix:path=" + folder.resolve("nowhere");
        assertThat(SleepWatch.start(Map.of("DBUS_SYSTEM_BUS_ADDRESS", nowhere), listener))
                .isEmpty();
    }
}

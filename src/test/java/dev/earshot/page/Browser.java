package dev.earshot.page;

import dev.earshot.LeftOut;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A headless Chromium with an empty profile, which calls nobody. Starting one takes seconds: one serves a whole test class. */
final class Browser implements AutoCloseable {
    private static final File DRIVER = new File("/usr/bin/chromedriver");
    private static final File CHROMIUM = new File("/usr/bin/chromium");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(20);
    /** Would warn that Selenium has no classes for this Chromium's DevTools; none are used. Kept, or its level is forgotten. */
    private static final Logger DEV_TOOLS = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    private final ChromeDriver driver;
    private final Path profile;

    private Browser(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
    }

    /** @param profile an empty folder, which is not used any more when the browser is closed */
    static Browser open(Path profile) {
        LeftOut.unless(
                DRIVER.canExecute() && CHROMIUM.canExecute(),
                "The tests of the pages in a browser are left out: they need chromium and chromium-driver");
        DEV_TOOLS.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-breakpad",
                "--no-first-run",
                "--no-proxy-server",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--force-color-profile=srgb",
                "--lang=en",
                "--window-size=1280,800",
                "--user-data-dir=" + profile);
        // With the driver's path given, Selenium looks for none, neither here nor on the network.
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER)
                .usingAnyFreePort()
                .withEnvironment(Map.of("SE_AVOID_STATS", "true"))
                .build();
        return new Browser(new ChromeDriver(service, options), profile);
    }

    void show(URI page) {
        driver.get(page.toString());
    }

    /** Runs a script in the page; numbers, texts, truths, lists and maps come back as such. */
    @Nullable Object ask(String script, @Nullable Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    String text(String script, @Nullable Object... arguments) {
        return Objects.requireNonNull(ask(script, arguments)).toString();
    }

    double number(String script, @Nullable Object... arguments) {
        return ((Number) Objects.requireNonNull(ask(script, arguments))).doubleValue();
    }

    boolean is(String script, @Nullable Object... arguments) {
        return Boolean.TRUE.equals(ask(script, arguments));
    }

    /** What the script's promise becomes. */
    @Nullable Object awaited(String promise, @Nullable Object... arguments) {
        return driver.executeAsyncScript(
                "const done = arguments[arguments.length - 1]; Promise.resolve((function() {" + promise
                        + "}).apply(null, arguments)).then(done, (error) => done(String(error)));",
                arguments);
    }

    /** Asks again and again: a browser gives its driver no event. */
    void until(String what, BooleanSupplier wish) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!wish.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "Waited in vain for: " + what + "; the page has:\n" + text("return document.body.innerText"));
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    void click(String selector) {
        driver.findElement(By.cssSelector(selector)).click();
    }

    /** One command of Chromium's DevTools. */
    Map<String, Object> tools(String command, Map<String, Object> parameters) {
        return driver.executeCdpCommand(command, parameters);
    }

    /** What the page may do without asking its user. */
    void grant(URI page, String... permissions) {
        tools("Browser.grantPermissions", Map.of("origin", origin(page), "permissions", List.of(permissions)));
    }

    private static String origin(URI page) {
        return page.getScheme() + "://" + page.getAuthority();
    }

    /** How wide the page is, in CSS pixels: a narrow one is also what somebody sees who zooms in. */
    void size(int width, int height, double scale) {
        tools(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", scale, "mobile", false));
    }

    /** Settings of the person at the browser, as in {@code prefers-reduced-motion: reduce}. */
    void prefer(String feature, String value) {
        tools("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    @Override
    public void close() {
        driver.quit();
        // Its processes still write to the profile for a moment, which is about to be deleted.
        ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(profile.toString()))
                .forEach(process ->
                        process.onExit().orTimeout(5, TimeUnit.SECONDS).join());
    }
}

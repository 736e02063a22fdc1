package dev.earshot.page;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests of one class share a browser, since starting one takes seconds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InABrowser {
    /** There before any {@code BeforeAll} of the class itself. */
    Browser browser;

    @BeforeAll
    void openBrowser(@TempDir Path profile) {
        browser = Browser.open(profile);
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }
}

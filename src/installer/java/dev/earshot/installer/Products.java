package dev.earshot.installer;

import dev.earshot.system.Build;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

/** Products for tests. */
final class Products {
    private Products() {}

    /** One of a commit of the 22nd of November 2026, 13:14:15. */
    static Product of(String version) {
        return new Product(
                new Build(
                        "Earshot",
                        version,
                        "Live captions; and more.",
                        "Apache-2.0",
                        "The authors",
                        "a@b.invalid",
                        Optional.of(new Build.Commit("abcdef0", Instant.parse("2026-11-22T13:14:15Z"), false))),
                FileTime.from(Instant.parse("2026-11-22T00:00:00Z")));
    }
}

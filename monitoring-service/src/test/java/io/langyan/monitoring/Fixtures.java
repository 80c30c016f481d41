package io.langyan.monitoring;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real posts that are not ours to ship: they lie in {@code shared/data} beside the checkout, or nowhere. */
public final class Fixtures {

    private Fixtures() {}

    /** Skips the calling test, saying so, when the file is not there. */
    public static Path orSkip(String file) {
        Path fixture = shared().resolve("data/ingest_fixtures").resolve(file);
        Assumptions.assumeTrue(Files.exists(fixture), "SKIPPED: real posts are absent, looked for " + fixture);
        return fixture;
    }

    private static Path shared() {
        String told = System.getProperty("langyan.shared");
        if (told != null) {
            return Path.of(told);
        }
        Path folder = Path.of("").toAbsolutePath();
        while (folder.getParent() != null && !Files.isDirectory(folder.resolve("shared/data"))) {
            folder = folder.getParent();
        }
        return folder.resolve("shared");
    }
}

package io.langyan.notification;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.v1.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The vendors' signature vectors beside the repository; a test that needs them is skipped aloud when they are absent. */
public final class Vectors {

    private Vectors() {}

    public static JsonNode of(String provider) {
        Path file = shared().resolve("reference/notification-vectors.json");
        Assumptions.assumeTrue(
                Files.isReadable(file), "SKIPPED: no notification-vectors.json; set -Dlangyan.shared=<folder>");
        try {
            return EventJson.mapper().readTree(file.toFile()).path(provider);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path shared() {
        String set = System.getProperty("langyan.shared");
        if (set != null) {
            return Path.of(set);
        }
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.isDirectory(here.resolve("shared"))) {
            here = here.getParent();
        }
        return here == null ? Path.of("shared") : here.resolve("shared");
    }
}

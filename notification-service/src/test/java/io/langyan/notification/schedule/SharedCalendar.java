package io.langyan.notification.schedule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The days of the PRC beside the repository; a test that needs them is skipped aloud when they are absent. */
final class SharedCalendar {

    private static final String FILE = "data/cn_calendar/days_2024_2027.csv";

    private SharedCalendar() {}

    /** Each {@code date,weekday,is_workday,kind,name,official}. */
    static List<String[]> days() {
        Path file = shared().resolve(FILE);
        Assumptions.assumeTrue(
                Files.isReadable(file), "SKIPPED: no " + FILE + " in the shared data; set -Dlangyan.shared=<folder>");
        try {
            return Files.readAllLines(file).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
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

package io.langyan.grading.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.v1.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reposts and comments of single posts to the second: lines {@code {"id", "t0", "dt":[s after the post, …]}}, here counted every so many minutes as a
 * crawler would. They are two hundred times smaller than what the default plan asks for, so thresholds are divided by that.
 */
final class CascadesFile {

    static final String NAME = "ced_cascades/train.ndjson";

    private static final int SCALE = 200;
    private static final int FEW = 20;
    private static final long TWO_HOURS = 7_200;
    private static final long DAY = 86_400;

    private CascadesFile() {}

    static List<RecordedSeries> read(Path file, int everyMinutes) throws IOException {
        List<RecordedSeries> series = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode cascade = EventJson.mapper().readTree(line);
            if (cascade.get("dt").size() >= FEW) {
                series.add(counted(cascade, everyMinutes * 60L));
            }
        }
        return series;
    }

    private static RecordedSeries counted(JsonNode cascade, long every) {
        long[] after = new long[cascade.get("dt").size()];
        Arrays.setAll(after, index -> cascade.get("dt").get(index).asLong());
        Arrays.sort(after);
        long published = cascade.get("t0").asLong();
        long end = Math.min(after[after.length - 1] + TWO_HOURS, DAY);
        long[] at = new long[(int) (end / every)];
        long[] values = new long[at.length];
        int seen = 0;
        for (int sample = 0; sample < at.length; sample++) {
            long elapsed = sample * every;
            while (seen < after.length && after[seen] <= elapsed) {
                seen++;
            }
            at[sample] = published + elapsed;
            values[sample] = seen;
        }
        return new RecordedSeries(cascade.get("id").asText(), published, at, values, SCALE);
    }
}

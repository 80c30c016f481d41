package io.langyan.grading.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.v1.EventJson;
import io.langyan.grading.spread.MentionGrowth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Discussions of hot-search topics by the hour: lines {@code {"title", "obs":[[epoch s, hot, read, discuss, origin], …]}}. A title that came back is
 * one key.
 */
final class HotSeriesFile {

    static final String NAME = "hot_series/train.ndjson";
    private static final int DISCUSS = 3;

    private HotSeriesFile() {}

    static List<RecordedSeries> read(Path file) throws IOException {
        List<RecordedSeries> series = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode topic = EventJson.mapper().readTree(line);
            JsonNode rows = topic.get("obs");
            long[] at = new long[rows.size()];
            long[] values = new long[rows.size()];
            for (int row = 0; row < at.length; row++) {
                JsonNode value = rows.get(row).get(DISCUSS);
                at[row] = rows.get(row).get(0).asLong();
                values[row] = value.isNull() ? MentionGrowth.UNKNOWN : value.asLong();
            }
            series.add(new RecordedSeries(topic.get("title").asText(), MentionGrowth.UNKNOWN, at, values, 1));
        }
        return series;
    }
}

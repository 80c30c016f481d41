package io.langyan.grading.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns cascades of single Weibo posts ({@code shared/data/ced_cascades/train.ndjson}, reposts and comments to the second) into observations, as
 * a crawler would count them: every five minutes for two hours, every half hour for half a day, then every three hours for two days. The source does
 * not tell reposts from comments: all are {@code reposts}.
 */
final class Cascades {

    /** They are two hundred times smaller than what the default plan asks for. */
    static final int SCALE = 200;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;

    private Cascades() {}

    static List<JsonNode> read(Path file) throws IOException {
        List<JsonNode> observations = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            observe(JSON.readTree(line), observations);
        }
        return observations;
    }

    private static void observe(JsonNode cascade, List<JsonNode> observations) {
        long[] after = new long[cascade.get("dt").size()];
        for (int event = 0; event < after.length; event++) {
            after[event] = cascade.get("dt").get(event).asLong();
        }
        Arrays.sort(after);
        int seen = 0;
        for (int elapsed = MINUTE; elapsed <= 48 * HOUR; elapsed += pause(elapsed)) {
            while (seen < after.length && after[seen] <= elapsed) {
                seen++;
            }
            observations.add(observation(cascade, elapsed, seen));
        }
    }

    private static int pause(int elapsed) {
        return elapsed < 2 * HOUR ? 5 * MINUTE : elapsed < 12 * HOUR ? 30 * MINUTE : 3 * HOUR;
    }

    private static ObjectNode observation(JsonNode cascade, int elapsed, int reposts) {
        long published = cascade.get("t0").asLong();
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("platform", "weibo").put("externalId", cascade.get("id").asText());
        line.put("kind", "post").put("text", cascade.get("text").asText());
        line.put("publishedAt", Instant.ofEpochSecond(published).toString());
        line.put("observedAt", Instant.ofEpochSecond(published + elapsed).toString());
        line.putObject("counters").put("reposts", reposts);
        line.put("source", "ced-cascades");
        return line;
    }
}

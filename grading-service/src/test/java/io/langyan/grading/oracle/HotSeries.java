package io.langyan.grading.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Turns the hourly series of Weibo hot-search topics ({@code shared/data/hot_series/train.ndjson}) into observations, one line per
 * row. Of {@code [epoch_s, hot, read, discuss, origin]} the discussions become {@code comments} and the reads {@code views}; the
 * momentary heat and the number of original posts are no counters of a mention and are left out; null stays unknown.
 *
 * <pre>
 * java -cp "target/test-classes:target/quarkus-app/lib/main/*" io.langyan.grading.oracle.HotSeries OUT.ndjson
 *     [--in FILE]            default: the file found beside the repository
 *     [--brand-word WORD]    puts the word before each title, so that a watch rule matches
 *     [--count N --seed S]   only N series, the four outcomes (L1 L2 L3 none) in equal parts as far as they reach
 *     [--plan FILE]          writes a plan to grade them by: each mention its own story, spread alone, opening by hand
 * </pre>
 *
 * Lines come in order of {@code observedAt}, as {@code ./langyan replay} wants them.
 */
public final class HotSeries {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> OUTCOMES = List.of("L1", "L2", "L3", "none");

    private HotSeries() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = options(arguments);
        String word = options.getOrDefault("--brand-word", "");
        Path in = options.containsKey("--in")
                ? Path.of(options.get("--in"))
                : SharedData.find("hot_series/train.ndjson").orElseThrow();
        List<List<JsonNode>> series = read(in, word);
        if (options.containsKey("--count")) {
            long seed = Long.parseLong(options.getOrDefault("--seed", "1"));
            series = choose(series, Integer.parseInt(options.get("--count")), seed);
        }
        write(series, Path.of(options.get("OUT")));
        if (options.containsKey("--plan")) {
            Files.writeString(Path.of(options.get("--plan")), HotSeriesPlan.text(word));
        }
    }

    /** Every series of the file as the observations of one mention. */
    static List<List<JsonNode>> read(Path file, String brandWord) throws IOException {
        List<List<JsonNode>> series = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            series.add(observations(JSON.readTree(line), brandWord));
        }
        return series;
    }

    /** So many series by seed, the outcomes in equal parts, the rest filled with what there is. */
    static List<List<JsonNode>> choose(List<List<JsonNode>> series, int count, long seed) {
        List<List<JsonNode>> shuffled = new ArrayList<>(series);
        Collections.shuffle(shuffled, new Random(seed));
        Oracle oracle = new Oracle(OraclePlan.parse(HotSeriesPlan.text("")), null);
        Map<String, Integer> taken = new LinkedHashMap<>();
        List<List<JsonNode>> chosen = new ArrayList<>();
        int share = (count + OUTCOMES.size() - 1) / OUTCOMES.size();
        for (List<JsonNode> candidate : shuffled) {
            String highest = oracle.grade(candidate).highest();
            String outcome = OUTCOMES.contains(highest) ? highest : "none";
            if (chosen.size() < count && taken.merge(outcome, 1, Integer::sum) <= share) {
                chosen.add(candidate);
            }
        }
        return chosen;
    }

    private static List<JsonNode> observations(JsonNode series, String brandWord) {
        List<JsonNode> lines = new ArrayList<>();
        for (JsonNode row : series.get("obs")) {
            ObjectNode line = JsonNodeFactory.instance.objectNode();
            line.put("platform", "weibo").put("externalId", series.get("id").asText());
            line.put("kind", "post");
            line.put(
                    "title",
                    (brandWord.isEmpty() ? "" : brandWord + "：")
                            + series.get("title").asText());
            line.put("observedAt", Instant.ofEpochSecond(row.get(0).asLong()).toString());
            ObjectNode counters = line.putObject("counters");
            counters.put("comments", row.get(3).isNull() ? null : row.get(3).asLong());
            counters.put("views", row.get(2).isNull() ? null : row.get(2).asLong());
            line.put("source", "hot-series");
            lines.add(line);
        }
        return lines;
    }

    private static void write(List<List<JsonNode>> series, Path out) throws IOException {
        List<JsonNode> lines = series.stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(OracleMention::observedAt))
                .toList();
        try (BufferedWriter writer = Files.newBufferedWriter(out)) {
            for (JsonNode line : lines) {
                writer.write(JSON.writeValueAsString(line));
                writer.newLine();
            }
        }
    }

    private static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("--")) {
                options.put(arguments[i], arguments[++i]);
            } else {
                options.put("OUT", arguments[i]);
            }
        }
        if (!options.containsKey("OUT")) {
            throw new IllegalArgumentException("name the file to write");
        }
        return options;
    }
}

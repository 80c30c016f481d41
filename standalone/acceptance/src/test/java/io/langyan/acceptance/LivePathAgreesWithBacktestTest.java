package io.langyan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.langyan.events.v1.plan.PlanFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real series of hot topics sent through the front door are graded as the backtest grades them: the same levels, proved at the
 * same second.
 */
class LivePathAgreesWithBacktestTest {

    private static final String VOLUME_ALONE =
            """
            story: externalId
            counts: {sentiments: [negative, neutral, positive, unread], negativeShare: 0}
            clauses: {}
            levels:
              - {level: L1, spread: {over: 100000, within: PT2H}}
              - {level: L2, spread: {over: 50000, within: PT4H}}
              - {level: L3, spread: {over: 10000, within: PT8H}}
            """;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final int SERIES = 50;
    private static final long SEED = Long.getLong("langyan.seed", 20261121L);

    @TempDir
    Path directory;

    @Test
    void realSeriesReachTheSameLevelsLiveAsInTheBacktest() throws IOException {
        // Given
        RunningSuite suite = RunningSuite.orSkip();
        Path series = RunningSuite.sharedOrSkip("hot_series/train.ndjson");
        String brand = "series-" + Long.toString(System.nanoTime(), 36);
        List<ObjectNode> observations = observations(chosen(series), brand);
        Path file = directory.resolve("observations.ndjson");
        Files.write(file, observations.stream().map(JsonNode::toString).toList());
        Path plan = directory.resolve("plan.yaml");
        Files.writeString(plan, planFor(brand));
        suite.as("admin")
                .contentType("application/json")
                .body(Files.readString(plan))
                .put("/api/plan?name=" + brand)
                .then()
                .log()
                .ifValidationFails()
                .statusCode(oneOf(200, 201));

        // When
        Map<String, List<String>> backtested = backtested(suite.backtest(file, plan));
        post(suite, observations);

        // Then
        assertThat(backtested.values().stream()
                        .map(LivePathAgreesWithBacktestTest::highest)
                        .distinct())
                .as("all four outcomes are among the series")
                .contains("L1", "L2", "L3", "none");
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(live(suite, brand)).isEqualTo(backtested));
    }

    private static List<JsonNode> chosen(Path series) throws IOException {
        Map<String, List<JsonNode>> byOutcome = new TreeMap<>();
        try (var lines = Files.lines(series)) {
            lines.map(LivePathAgreesWithBacktestTest::parse).forEach(one -> byOutcome
                    .computeIfAbsent(one.get("grade_by_discuss").asText(), any -> new ArrayList<>())
                    .add(one));
        }
        Random random = new Random(SEED);
        byOutcome.values().forEach(outcome -> Collections.shuffle(outcome, random));
        List<JsonNode> chosen = new ArrayList<>();
        for (int i = 0; chosen.size() < SERIES; i++) {
            for (List<JsonNode> outcome : byOutcome.values()) {
                if (i < outcome.size() && chosen.size() < SERIES) {
                    chosen.add(outcome.get(i));
                }
            }
        }
        return chosen;
    }

    /** Times are shifted, not scaled, so that the last observation is now; the brand's name stands in each text. */
    private static List<ObjectNode> observations(List<JsonNode> series, String brand) {
        long last = series.stream()
                .flatMap(one -> stream(one.get("obs")))
                .mapToLong(row -> row.get(0).asLong())
                .max()
                .orElseThrow();
        long shift = Instant.now().getEpochSecond() - last;
        List<ObjectNode> observations = new ArrayList<>();
        for (JsonNode one : series) {
            stream(one.get("obs")).forEach(row -> observations.add(observation(one, row, brand, shift)));
        }
        observations.sort(Comparator.comparing(
                node -> Instant.parse(node.get("observedAt").asText())));
        return observations;
    }

    private static ObjectNode observation(JsonNode series, JsonNode row, String brand, long shift) {
        ObjectNode observation = JSON.createObjectNode()
                .put("platform", "weibo")
                .put("externalId", brand + "-" + series.get("id").asText())
                .put("kind", "post")
                .put("text", brand + " " + series.get("title").asText())
                .put(
                        "observedAt",
                        Instant.ofEpochSecond(row.get(0).asLong() + shift).toString())
                .put("source", "hot-series");
        ObjectNode counters = observation.putObject("counters");
        counters.set("comments", row.get(3));
        return observation;
    }

    /** The default plan for a brand of its own: each mention its own story, volume alone decides, opened by hand. */
    private static String planFor(String brand) throws IOException {
        ObjectNode plan = (ObjectNode) YAML.readTree(PlanFile.defaultText());
        plan.put("name", brand);
        plan.putArray("brands")
                .addObject()
                .put("id", brand)
                .put("name", brand)
                .putArray("names")
                .add(brand);
        ((ObjectNode) plan.get("grading")).setAll((ObjectNode) YAML.readTree(VOLUME_ALONE));
        ((ObjectNode) plan.path("response").path("opening")).put("by", "hand");
        return plan.toString();
    }

    private static void post(RunningSuite suite, List<ObjectNode> observations) {
        String token = suite.token("ingest");
        for (int from = 0; from < observations.size(); from += 200) {
            ArrayNode batch = JSON.createArrayNode();
            observations
                    .subList(from, Math.min(from + 200, observations.size()))
                    .forEach(batch::add);
            suite.anonymous()
                    .header("Authorization", "Bearer " + token)
                    .contentType("application/json")
                    .body(batch.toString())
                    .post("/api/mentions")
                    .then()
                    .statusCode(202)
                    .body("accepted", equalTo(batch.size()));
        }
    }

    private static Map<String, List<String>> backtested(JsonNode answer) {
        Map<String, List<String>> levels = new HashMap<>();
        for (JsonNode story : answer.get("stories")) {
            levels.put("weibo:" + story.get("key").asText().replaceFirst("^weibo:", ""), levels(story));
        }
        return levels;
    }

    private static Map<String, List<String>> live(RunningSuite suite, String brand) {
        Map<String, List<String>> levels = new HashMap<>();
        JsonNode page = parse(
                suite.as("viewer").get("/api/crises?limit=500&brand=" + brand).asString());
        for (JsonNode crisis : page.get("items")) {
            levels.put(crisis.get("founder").asText(), levels(crisis));
        }
        return levels;
    }

    private static List<String> levels(JsonNode graded) {
        return stream(graded.get("levels"))
                .map(level -> level.get("level").asText() + " "
                        + Instant.parse(level.get("provedAt").asText()))
                .sorted()
                .toList();
    }

    private static String highest(List<String> levels) {
        return levels.stream()
                .map(level -> level.substring(0, level.indexOf(' ')))
                .filter(level -> level.startsWith("L"))
                .sorted()
                .findFirst()
                .orElse("none");
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items.stream();
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException broken) {
            throw new IllegalStateException(json, broken);
        }
    }
}

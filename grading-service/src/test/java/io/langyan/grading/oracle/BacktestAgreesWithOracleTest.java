package io.langyan.grading.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The offline backtest gives every level, the time that proved it and every peak that the oracle gives. */
class BacktestAgreesWithOracleTest {

    private static final int STORIES = 80;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "specified, sliding, 11",
        "specified, since-first, 12",
        "all-of, sliding, 13",
        "all-of, since-first, 14",
        "spread-alone, sliding, 15",
        "spread-alone, since-first, 16",
        "short-windows, sliding, 17",
        "short-windows, since-first, 18"
    })
    void onGeneratedStories(String plan, String window, long seed) throws IOException {
        // Given
        List<JsonNode> observations = generated(seed, STORIES);
        String yaml = TestPlans.text(plan);

        // When
        Map<String, Oracle.Outcome> graded = new BacktestRun(folder).grade(observations, yaml, window, "field:topic");

        // Then
        assertThat(graded).hasSize(STORIES);
        assertAgreement(graded, new Oracle(OraclePlan.parse(yaml), window).grade(observations, "field:topic"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sliding", "since-first"})
    void onGeneratedMentionsEachItsOwnStory(String window) throws IOException {
        // Given
        List<JsonNode> observations = generated(19, STORIES);
        String yaml = TestPlans.text("specified");

        // When
        Map<String, Oracle.Outcome> graded = new BacktestRun(folder).grade(observations, yaml, window, "externalId");

        // Then
        assertAgreement(graded, new Oracle(OraclePlan.parse(yaml), window).grade(observations, "externalId"));
    }

    @ParameterizedTest
    @CsvSource({"hot, sliding", "hot, since-first", "specified, sliding", "specified, since-first"})
    void onEveryRealSeries(String plan, String window) throws IOException {
        // Given
        Optional<Path> file = SharedData.find("hot_series/train.ndjson");
        assumeTrue(file.isPresent(), "SKIPPED: shared/data/hot_series/train.ndjson is not beside the repository");
        List<JsonNode> observations =
                HotSeries.read(file.get(), "").stream().flatMap(List::stream).toList();
        String yaml = plan.equals("hot") ? HotSeriesPlan.text("") : TestPlans.text(plan);

        // When
        Map<String, Oracle.Outcome> graded = new BacktestRun(folder).grade(observations, yaml, window, "externalId");

        // Then
        assertThat(graded).hasSizeGreaterThan(6_000);
        assertAgreement(graded, new Oracle(OraclePlan.parse(yaml), window).grade(observations, "externalId"));
    }

    private static List<JsonNode> generated(long seed, int stories) {
        List<JsonNode> observations = new ArrayList<>();
        for (int number = 0; number < stories; number++) {
            observations.addAll(StoryGenerator.story(seed, number));
        }
        return observations;
    }

    private static void assertAgreement(Map<String, Oracle.Outcome> graded, Map<String, Oracle.Outcome> expected) {
        assertThat(graded.keySet()).isEqualTo(expected.keySet());
        List<String> disagreements = expected.entrySet().stream()
                .filter(story -> !story.getValue().sameAs(graded.get(story.getKey())))
                .map(story -> "%s%n  oracle   %s%n  backtest %s"
                        .formatted(story.getKey(), story.getValue(), graded.get(story.getKey())))
                .toList();
        assertThat(disagreements).isEmpty();
    }
}

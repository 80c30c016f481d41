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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The offline backtest gives every level, the time that proved it and every peak that the oracle gives. */
class BacktestAgreesWithOracleTest {

    private static final int STORIES = 80;

    @TempDir
    private Path folder;

    private static final List<Agreement> TABLE = new ArrayList<>();

    @AfterAll
    static void print() {
        Agreement.print(TABLE);
    }

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
        agree("generated", generated(seed), plan, TestPlans.text(plan), window, "field:topic", STORIES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sliding", "since-first"})
    void onGeneratedMentionsEachItsOwnStory(String window) throws IOException {
        agree(
                "generated, single",
                generated(19),
                "specified",
                TestPlans.text("specified"),
                window,
                "externalId",
                STORIES);
    }

    @ParameterizedTest
    @CsvSource({"hot, sliding", "hot, since-first", "specified, sliding", "specified, since-first"})
    void onEveryRealSeries(String plan, String window) throws IOException {
        Path file = shared("hot_series/train.ndjson");
        List<JsonNode> observations =
                HotSeries.read(file, "").stream().flatMap(List::stream).toList();
        String yaml = plan.equals("hot") ? HotSeriesPlan.text("") : TestPlans.text(plan);
        agree("hot_series", observations, plan, yaml, window, "externalId", 6_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sliding", "since-first"})
    void onEveryCascade(String window) throws IOException {
        List<JsonNode> observations = Cascades.read(shared("ced_cascades/train.ndjson"));
        String yaml = HotSeriesPlan.text("", Cascades.SCALE);
        agree("ced_cascades", observations, "hot, 1/200", yaml, window, "externalId", 2_000);
    }

    private void agree(
            String set, List<JsonNode> observations, String plan, String yaml, String window, String story, int stories)
            throws IOException {
        // When
        Map<String, Oracle.Outcome> graded = new BacktestRun(folder).grade(observations, yaml, window, story);

        // Then
        Map<String, Oracle.Outcome> expected = new Oracle(OraclePlan.parse(yaml), window).grade(observations, story);
        Agreement agreement = Agreement.of(set, plan, window, observations.size(), graded, expected);
        TABLE.add(agreement);
        assertThat(graded.keySet()).isEqualTo(expected.keySet());
        assertThat(agreement.disagreements()).isEmpty();
        assertThat(agreement.stories()).isGreaterThanOrEqualTo(stories);
        assertThat(agreement.sameTime()).isEqualTo(agreement.levels()).isPositive();
    }

    private static List<JsonNode> generated(long seed) {
        List<JsonNode> observations = new ArrayList<>();
        for (int number = 0; number < STORIES; number++) {
            observations.addAll(StoryGenerator.story(seed, number));
        }
        return observations;
    }

    private static Path shared(String name) {
        Optional<Path> file = SharedData.find(name);
        assumeTrue(file.isPresent(), "SKIPPED: shared/data/" + name + " is not beside the repository");
        return file.get();
    }
}

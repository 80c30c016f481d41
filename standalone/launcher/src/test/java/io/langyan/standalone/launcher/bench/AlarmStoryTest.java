package io.langyan.standalone.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.plan.GradingPolicy.LevelRule;
import io.langyan.events.v1.plan.PlanFile;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlarmStoryTest {

    private static final Duration LOAD = Duration.ofMinutes(5);
    private static final AlarmDesk DESK = new AlarmDesk(
            "bench-1-0",
            "压测甲",
            new AlarmDesk.Robot("bench-listener-0", "l"),
            new AlarmDesk.Robot("bench-squad-0", "s"));

    private final List<AlarmStory> stories = AlarmStory.of(DESK, 0, 2, LOAD);

    @Test
    void aRobotIsNeverAskedForMoreThanItLetsThroughInAnyMinute() {
        List<Duration> times = stories.stream().map(AlarmStory::at).toList();

        assertThat(times).allSatisfy(time -> assertThat(times)
                .filteredOn(other ->
                        !other.minus(time).isNegative() && other.minus(time).compareTo(Duration.ofSeconds(61)) < 0)
                .hasSizeLessThanOrEqualTo(15));
    }

    @Test
    void alarmsComeAmongTheLoadOnly() {
        Duration last = stories.stream()
                .map(story -> story.at().plus(AlarmStory.PROVED_AFTER))
                .max(Comparator.naturalOrder())
                .orElseThrow();

        assertThat(stories).hasSizeGreaterThan(50);
        assertThat(last).isLessThan(LOAD);
        assertThat(AlarmStory.of(DESK, 0, 2, Duration.ofSeconds(AlarmBench.Wanted.SHORTEST)))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(AlarmStory.of(DESK, 0, 2, Duration.ofSeconds(5))).isEmpty();
    }

    @Test
    void desksTakeTurns() {
        List<Duration> both = Stream.concat(stories.stream(), AlarmStory.of(DESK, 1, 2, LOAD).stream())
                .map(AlarmStory::at)
                .toList();

        assertThat(both).doesNotHaveDuplicates();
    }

    @Test
    void eachIsOfAMatterOfItsOwnAndItsHeadStandsInATitleOfSixtyCharacters() {
        assertThat(stories).extracting(AlarmStory::head).doesNotHaveDuplicates().allSatisfy(head -> assertThat(head)
                .startsWith("压测甲：")
                .hasSizeLessThan(60));
        assertThat(stories).allSatisfy(story -> assertThat(story.text()).startsWith(story.head()));
        assertThat(stories)
                .extracting(story -> story.text().substring(story.head().length()))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyComplaintIsMarkedByATagOfThePlanWhateverItsReading() {
        List<String> tags = PlanFile.parse(PlanFile.defaultText()).monitoring().negativeTags();

        assertThat(stories).allSatisfy(story -> assertThat(tags).anyMatch(story.text()::contains));
    }

    @Test
    void aProofIsBeyondTheThresholdOfItsLevelAndShortOfTheNext() throws IOException {
        List<LevelRule> rules = PlanFile.parse(PlanFile.defaultText()).grading().levels();
        assertThat(stories.stream()
                        .map(AlarmStory::proves)
                        .filter(Objects::nonNull)
                        .distinct())
                .hasSameSizeAs(rules);

        for (AlarmStory story : stories) {
            if (story.proves() != null) {
                int rule = IntStream.range(0, rules.size())
                        .filter(i -> rules.get(i).level() == story.proves())
                        .findFirst()
                        .orElseThrow();
                assertThat(grown(story))
                        .isGreaterThan(rules.get(rule).spread().over())
                        .isLessThanOrEqualTo(
                                rule == 0
                                        ? Long.MAX_VALUE
                                        : rules.get(rule - 1).spread().over());
            }
        }
    }

    private static long grown(AlarmStory story) throws IOException {
        return spread(story.proof()) - spread(story.first());
    }

    private static long spread(byte[] line) throws IOException {
        JsonNode counters = EventJson.mapper().readTree(line).path("counters");
        return counters.path("reposts").asLong()
                + counters.path("comments").asLong()
                + counters.path("likes").asLong();
    }
}

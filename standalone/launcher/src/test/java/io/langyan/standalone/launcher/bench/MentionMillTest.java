package io.langyan.standalone.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.langyan.events.v1.plan.PlanCheck;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MentionMillTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void eachLineIsAnObservationAndEachMentionIsCountedOnce() throws JsonProcessingException {
        // Given
        MentionMill mill = new MentionMill("bench-1-0", "压测甲", MentionMill.matters(400, 1), 1, 0.2);

        // When
        List<String> lines = mill.lines(1_000).lines().toList();

        // Then
        Set<String> mentions = new HashSet<>();
        Set<String> samples = new HashSet<>();
        for (String line : lines) {
            JsonNode observation = JSON.readTree(line);
            String mention = observation.path("platform").asText() + ":"
                    + observation.path("externalId").asText();
            mentions.add(mention);
            samples.add(mention + "@" + observation.path("observedAt").asText());
            assertThat(observation.path("text").asText()).contains("压测甲");
        }
        assertThat(lines).hasSize(1_000);
        assertThat(samples).hasSize(1_000);
        assertThat(mentions).hasSize((int) mill.mentions());
    }

    @Test
    void thePlanOfTheBenchHoldsTogether() {
        assertThat(PlanCheck.check(BenchPlan.of("bench-1", "压测甲").toString())).isEmpty();
    }

    @Test
    void percentilesAreValuesThatWereMeasured() {
        List<Long> millis = List.of(1_000_000L, 2_000_000L, 3_000_000L, 40_000_000L);

        assertThat(IngestReport.percentileMs(millis, 0.5)).isEqualTo(2);
        assertThat(IngestReport.percentileMs(millis, 0.99)).isEqualTo(40);
        assertThat(IngestReport.percentileMs(List.of(), 0.5)).isZero();
    }
}

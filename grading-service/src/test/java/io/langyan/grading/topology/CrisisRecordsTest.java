package io.langyan.grading.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.CrisisEvent;
import io.langyan.events.v1.CrisisEvent.CrisisQuiet;
import io.langyan.events.v1.CrisisEvent.CrisisStirred;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.StoryCommand.OverrideLevel;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.grading.level.Told;
import io.langyan.grading.live.Crisis;
import io.langyan.grading.live.HeardPlatforms;
import io.langyan.grading.live.LiveStory;
import io.langyan.grading.live.PlanInForce;
import io.langyan.grading.live.Sighting;
import io.langyan.grading.live.StoryHead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** What is told again after a crash is known by its id, though the clock goes on. */
class CrisisRecordsTest {

    private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant NOW = BEGIN.plus(Duration.ofHours(25));
    private static final UUID STORY = new UUID(0, 7);

    @Test
    void quietAndItsEndAreKnownByWhenItBegan() {
        assertThat(tickedId(BEGIN, false, NOW, CrisisQuiet.class))
                .isEqualTo(tickedId(BEGIN, false, NOW.plusSeconds(90), CrisisQuiet.class))
                .isNotEqualTo(tickedId(BEGIN.plusSeconds(60), false, NOW, CrisisQuiet.class));
        Instant unheard = NOW.plus(Duration.ofHours(5));
        assertThat(tickedId(BEGIN, true, unheard, CrisisStirred.class))
                .isEqualTo(tickedId(BEGIN, true, unheard.plusSeconds(90), CrisisStirred.class))
                .isNotEqualTo(tickedId(BEGIN.plusSeconds(60), true, unheard, CrisisStirred.class));
    }

    @Test
    void whatAPersonDecidedIsKnownByTheDecision() {
        assertThat(overriddenId("one", NOW))
                .isEqualTo(overriddenId("one", NOW.plusSeconds(90)))
                .isNotEqualTo(overriddenId("other", NOW));
    }

    private static String tickedId(
            Instant quietSince, boolean told, Instant now, Class<? extends CrisisEvent> expected) {
        Crisis crisis = crisis(quietSince, told);
        CrisisEvent event = crisis.tick(now).orElseThrow();
        assertThat(event).isInstanceOf(expected);
        return id(CrisisRecords.of(event, crisis, null, now));
    }

    private static String overriddenId(String decision, Instant now) {
        Crisis crisis = crisis(null, false);
        OverrideLevel command = new OverrideLevel("acme", STORY, Level.L1, "chief", BEGIN, "有人受伤");
        return id(CrisisRecords.of(crisis.override(command, now).orElseThrow(), crisis, decision, now));
    }

    private static String id(Record<String, byte[]> record) {
        return Headline.text(record.headers(), "ce_id");
    }

    /** An L3 with one sample a moment ago. */
    private static Crisis crisis(Instant quietSince, boolean told) {
        StoredSamples samples = new StoredSamples(
                Stores.inMemoryKeyValueStore("samples").get(),
                new Moves(Stores.inMemoryKeyValueStore("moves").get()));
        StoryHead head = new StoryHead(
                "acme",
                "weibo:1",
                true,
                "酸奶",
                Level.L3,
                null,
                Map.of(),
                false,
                false,
                quietSince,
                quietSince == null ? null : NOW,
                told,
                List.of(),
                null);
        Crisis crisis = new Crisis(
                new LiveStory(STORY, samples, PlanInForce.of(PlanFile.defaultPlan(), 3)),
                head,
                new HeardPlatforms(Instant.EPOCH));
        long at = NOW.getEpochSecond();
        crisis.take(new Sighting(
                "weibo:1",
                at,
                new long[] {0, 0, 0},
                at,
                new Told(0, "neutral", Set.of(), null, false, false, false).alone(),
                false));
        return crisis;
    }
}

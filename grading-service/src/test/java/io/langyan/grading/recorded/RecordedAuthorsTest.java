package io.langyan.grading.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Author;
import io.langyan.events.v1.Counters;
import io.langyan.events.v1.MentionMatched;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.grading.backtest.Backtest;
import io.langyan.grading.backtest.BacktestSettings;
import io.langyan.grading.backtest.StoryAnswer;
import io.langyan.grading.story.StoryId;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is known of authors when what was recorded is graded by another plan. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class RecordedAuthorsTest {

    private static final Instant BEGIN = Instant.parse("2026-03-02T09:00:00Z");
    private static final String NAME = "岚山乳业官方";

    @Inject
    RecordSamples record;

    @Inject
    RecordedSamples recorded;

    @Inject
    Pool pool;

    private final String brand = "b" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void whatAnAccountWroteThatAnotherPlanCallsItsOwnDoesNotCount() throws IOException {
        // Given
        write(Author.Verified.ORGANISATION);

        // Then
        assertThat(levelsBy("[]")).isNotEmpty();
        assertThat(levelsBy("['weibo:" + NAME + "']")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Author.Verified.class,
            names = {"NONE", "PERSONAL"})
    void aPersonsNameIsNotRecorded(Author.Verified person) {
        // When
        write(person);

        // Then
        assertThat(pool.preparedQuery(
                                "select m::text || s::text from recorded_mention m join recorded_sample s using (brand, mention) where brand = $1")
                        .executeAndAwait(Tuple.of(brand)))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.getString(0)).doesNotContain(NAME, "key-of-the-author"));
    }

    private List<?> levelsBy(String ownAccounts) throws IOException {
        BacktestSettings settings = BacktestSettings.of(
                PlanFile.parse(
                        "brands: [{id: %s, name: 岚山, ownAccounts: %s}]\ngrading: {levels: [{level: L3, spread: {over: 100, within: PT8H}}]}"
                                .formatted(brand, ownAccounts)),
                null,
                "field:story",
                false);
        List<StoryAnswer> stories = new Backtest(settings)
                .run(into -> recorded.each(brand, Instant.EPOCH, BEGIN.plusSeconds(86_400), into))
                .stories();
        return stories.get(0).levels();
    }

    private void write(Author.Verified verified) {
        record.record(List.of(placed(verified, 0, 0L), placed(verified, 600, 5_000L)))
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private RecordSamples.Placed placed(Author.Verified verified, int seconds, long likes) {
        MentionMatched mention = new MentionMatched(
                UUID.nameUUIDFromBytes(brand.getBytes()),
                brand,
                "weibo",
                "1",
                "post",
                null,
                null,
                null,
                "岚山酸奶",
                new Author("key-of-the-author", NAME, 100L, verified),
                null,
                BEGIN.plusSeconds(seconds),
                BEGIN.plusSeconds(seconds),
                new Counters(null, null, likes, null, false),
                "test",
                List.of(brand),
                false,
                false,
                false,
                false,
                null,
                1,
                List.of());
        return new RecordSamples.Placed(StoryId.of(brand, "weibo:1"), mention);
    }
}

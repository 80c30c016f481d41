package io.langyan.grading.backtest.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.v1.EventJson;
import io.langyan.grading.backtest.StoryDifference;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What comparisons found, one row for each story, in the order in which they were told. */
@ApplicationScoped
class Differences {

    private final Pool pool;

    Differences(Pool pool) {
        this.pool = pool;
    }

    /** @param place among those of its backtest, from 0 */
    record Row(long place, JsonNode difference) {}

    /** @param first place of the first of them */
    Uni<Void> add(UUID backtest, int first, List<StoryDifference> found) {
        List<Tuple> rows = new ArrayList<>(found.size());
        for (StoryDifference difference : found) {
            rows.add(Tuple.of(backtest, first + rows.size(), json(difference)));
        }
        return pool.preparedQuery("insert into backtest_difference (backtest, place, difference) values ($1, $2, $3)")
                .executeBatch(rows)
                .replaceWithVoid();
    }

    /** @param after place of the last one already seen */
    Uni<List<Row>> of(UUID backtest, long after, int limit) {
        return pool.preparedQuery(
                        """
                        select place, difference from backtest_difference
                         where backtest = $1 and place > $2::bigint order by place limit $3
                        """)
                .execute(Tuple.of(backtest, after, limit))
                .map(rows -> rows.stream()
                        .map(row -> new Row(row.getInteger("place"), read(row.getString("difference"))))
                        .toList());
    }

    /** What one that failed had found so far. */
    Uni<Void> forget(UUID backtest) {
        return pool.preparedQuery("delete from backtest_difference where backtest = $1")
                .execute(Tuple.of(backtest))
                .replaceWithVoid();
    }

    private static String json(StoryDifference difference) {
        try {
            return EventJson.mapper().writeValueAsString(difference);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static JsonNode read(String json) {
        try {
            return EventJson.mapper().readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

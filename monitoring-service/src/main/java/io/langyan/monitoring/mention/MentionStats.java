package io.langyan.monitoring.mention;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** How much the ledger holds, from the tallies that are written with it. */
@ApplicationScoped
class MentionStats {

    private static final String SUM =
            """
            select platform, sum(mentions)::bigint as mentions, sum(negative)::bigint as negative, sum(samples)::bigint as samples
              from tally where brand = any($1) group by platform order by platform
            """;

    /** Counts of mentions, of those read as negative, and of samples. */
    record Stats(long mentions, long negative, long samples, Map<String, PlatformStats> platforms) {}

    /** The same for one platform. */
    record PlatformStats(long mentions, long negative, long samples) {}

    private final Pool pool;

    MentionStats(Pool pool) {
        this.pool = pool;
    }

    Uni<Stats> of(Collection<String> brands) {
        return pool.preparedQuery(SUM)
                .execute(Tuple.tuple().addArrayOfString(brands.toArray(String[]::new)))
                .map(MentionStats::stats);
    }

    private static Stats stats(RowSet<Row> rows) {
        Map<String, PlatformStats> platforms = new TreeMap<>();
        long mentions = 0;
        long negative = 0;
        long samples = 0;
        for (Row row : rows) {
            PlatformStats one =
                    new PlatformStats(row.getLong("mentions"), row.getLong("negative"), row.getLong("samples"));
            platforms.put(row.getString("platform"), one);
            mentions += one.mentions();
            negative += one.negative();
            samples += one.samples();
        }
        return new Stats(mentions, negative, samples, platforms);
    }
}

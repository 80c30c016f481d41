package io.langyan.monitoring.trend;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tallies that the ledger writes with each batch, hour by hour. */
@ApplicationScoped
class TallyHours {

    /** In tallies: everything that was heard. */
    static final String ALL = "*";

    private static final String HOURS =
            """
            select brand, hour, sum(mentions)::bigint as mentions, sum(negative)::bigint as negative, sum(neutral)::bigint as neutral,
                   sum(positive)::bigint as positive, sum(samples)::bigint as samples
              from tally
             where brand = any($1) and hour >= $2 and hour < $3 and ($4::text is null or platform = $4)
             group by brand, hour
            """;
    private static final String HEARD =
            "select distinct hour from tally where brand = '*' and hour >= $1 and hour < $2";

    private final Pool pool;

    TallyHours(Pool pool) {
        this.pool = pool;
    }

    /** By brand and hour what was heard; an hour without is absent. */
    Uni<Map<String, SortedMap<Instant, Volume>>> of(List<String> brands, Instant from, Instant to, String platform) {
        Tuple values = Tuple.tuple()
                .addArrayOfString(brands.toArray(String[]::new))
                .addOffsetDateTime(utc(from))
                .addOffsetDateTime(utc(to))
                .addString(platform);
        return pool.preparedQuery(HOURS).execute(values).map(rows -> {
            Map<String, SortedMap<Instant, Volume>> hours = new HashMap<>();
            for (Row row : rows) {
                hours.computeIfAbsent(row.getString("brand"), none -> new TreeMap<>())
                        .put(row.getOffsetDateTime("hour").toInstant(), volume(row));
            }
            return hours;
        });
    }

    /** The hours in which anything at all was heard about anybody. */
    Uni<TreeSet<Instant>> heard(Instant from, Instant to) {
        return pool.preparedQuery(HEARD).execute(Tuple.of(utc(from), utc(to))).map(rows -> {
            TreeSet<Instant> hours = new TreeSet<>();
            rows.forEach(row -> hours.add(row.getOffsetDateTime("hour").toInstant()));
            return hours;
        });
    }

    private static Volume volume(Row row) {
        return new Volume(
                row.getLong("mentions"),
                row.getLong("negative"),
                row.getLong("neutral"),
                row.getLong("positive"),
                row.getLong("samples"));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}

package io.langyan.monitoring.correction;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** Keeps the count of negative mentions true when a person says otherwise: in the hour in which the mention was counted. */
@ApplicationScoped
class NegativeTallies {

    private static final String ALL = "*";
    private static final String UNMATCHED = "unmatched";
    /** Upserted like the ledger's own, so that the rows are locked in the same order. */
    private static final String ADD =
            """
            insert into tally (brand, platform, hour, mentions, negative, samples)
            select brand, $2, $3, 0, $4, 0 from unnest($1::text[]) as t(brand)
            on conflict (brand, platform, hour) do update set negative = tally.negative + excluded.negative
            """;

    Uni<Void> add(SqlConnection connection, Target target, long change) {
        Instant hour = target.firstSeenAt().truncatedTo(ChronoUnit.HOURS);
        List<String> brands = target.brands().isEmpty() ? List.of(UNMATCHED) : target.brands();
        String[] cells = Stream.concat(Stream.of(ALL), brands.stream()).sorted().toArray(String[]::new);
        return connection
                .preparedQuery(ADD)
                .execute(Tuple.of(cells, target.platform(), hour.atOffset(ZoneOffset.UTC), change))
                .replaceWithVoid();
    }
}

package io.langyan.monitoring.correction;

import io.langyan.events.v1.Reading;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Keeps the counts of sentiments true when a person says otherwise: in the hour in which the mention was counted. */
@ApplicationScoped
class SentimentTallies {

    private static final String ALL = "*";
    private static final String UNMATCHED = "unmatched";
    /** Upserted like the ledger's own, so that the rows are locked in the same order. */
    private static final String ADD =
            """
            insert into tally (brand, platform, hour, mentions, negative, samples, neutral, positive)
            select brand, $2, $3, 0, $4, 0, $5, $6 from unnest($1::text[]) as t(brand)
            on conflict (brand, platform, hour) do update set negative = tally.negative + excluded.negative,
                neutral = tally.neutral + excluded.neutral, positive = tally.positive + excluded.positive
            """;

    /** @param label what is said now; what was said before stands in the target */
    Uni<Void> move(SqlConnection connection, Target target, String label) {
        if (Objects.equals(label, target.sentiment())) {
            return Uni.createFrom().voidItem();
        }
        Instant hour = target.firstSeenAt().truncatedTo(ChronoUnit.HOURS);
        List<String> brands = target.brands().isEmpty() ? List.of(UNMATCHED) : target.brands();
        return connection
                .preparedQuery(ADD)
                .execute(Tuple.of(
                        Stream.concat(Stream.of(ALL), brands.stream()).sorted().toArray(String[]::new),
                        target.platform(),
                        hour.atOffset(ZoneOffset.UTC),
                        change(Reading.Sentiment.NEGATIVE, target.sentiment(), label),
                        change(Reading.Sentiment.NEUTRAL, target.sentiment(), label),
                        change(Reading.Sentiment.POSITIVE, target.sentiment(), label)))
                .replaceWithVoid();
    }

    private static long change(String of, String before, String after) {
        return (of.equals(after) ? 1 : 0) - (of.equals(before) ? 1 : 0);
    }
}

package io.langyan.grading.recorded;

import io.langyan.grading.keeping.DeleteSlices;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Forgets samples older than they are kept, and the mentions of which no sample is left. */
@ApplicationScoped
class ForgetRecorded {

    /** From brand to brand, so that not every sample is looked at for its brand. */
    private static final String BRANDS =
            """
            with recursive found as (
                select min(brand) as brand from recorded_sample
                union all
                select (select min(brand) from recorded_sample where brand > found.brand) from found where found.brand is not null)
            select brand from found where brand is not null
            """;

    private static final String SAMPLES =
            """
            delete from recorded_sample where (brand, observed_at, mention) in (
                select brand, observed_at, mention from recorded_sample
                 where brand = $1 and observed_at < $2 order by observed_at, mention limit $3)
            """;
    /** All of the month in which they were seen last is older; asked again of each row, for it may be seen anew at this very moment. */
    private static final String MENTIONS =
            """
            delete from recorded_mention where seen_in < $1 and (brand, mention) in (
                select brand, mention from recorded_mention where seen_in < $1 order by seen_in limit $2)
            """;

    private final Pool pool;
    private final DeleteSlices slices;
    private final KeptSince kept;

    ForgetRecorded(Pool pool, DeleteSlices slices, KeptSince kept) {
        this.pool = pool;
        this.slices = slices;
        this.kept = kept;
    }

    @Scheduled(every = "1h", delayed = "7m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> regularly() {
        return forget(Instant.now());
    }

    Uni<Void> forget(Instant now) {
        OffsetDateTime since = kept.at(now);
        return brands().onItem()
                .transformToUniAndConcatenate(brand -> slices.all(SAMPLES, brand, since))
                .collect()
                .last()
                .chain(() -> slices.all(MENTIONS, since.toLocalDate().withDayOfMonth(1)))
                .replaceWithVoid();
    }

    private Multi<String> brands() {
        return pool.query(BRANDS)
                .execute()
                .map(rows -> rows.stream().map(row -> row.getString(0)).toList())
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable);
    }
}

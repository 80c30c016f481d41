package io.langyan.grading.backtest.job;

import io.langyan.grading.GradingConfig;
import io.langyan.grading.keeping.DeleteSlices;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Forgets backtests that ended long ago, and what those found that never came to an end. */
@ApplicationScoped
class ForgetBacktests {

    /** One that has not said for so long that it moves is dead beyond doubt. */
    private static final Duration DEAD = Duration.ofDays(1);

    private static final String DIFFERENCES_OF =
            """
            delete from backtest_difference where (backtest, place) in (
                select found.backtest, found.place from backtest b
                  cross join lateral (
                      select d.backtest, d.place from backtest_difference d where d.backtest = b.id order by d.place limit $2) found
                 where b.moved_at < $1 %s limit $2)
            """;
    private static final String DIFFERENCES = DIFFERENCES_OF.formatted("");
    private static final String UNFINISHED = DIFFERENCES_OF.formatted("and b.state <> 'done'");
    private static final String BACKTESTS =
            """
            delete from backtest where id in (
                select id from backtest b
                 where moved_at < $1 and not exists (select from backtest_difference d where d.backtest = b.id) limit $2)
            """;

    private final DeleteSlices slices;
    private final GradingConfig config;

    ForgetBacktests(DeleteSlices slices, GradingConfig config) {
        this.slices = slices;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> regularly() {
        return forget(Instant.now());
    }

    Uni<Void> forget(Instant now) {
        OffsetDateTime old = now.minus(config.backtests().keep()).atOffset(ZoneOffset.UTC);
        OffsetDateTime dead = now.minus(DEAD).atOffset(ZoneOffset.UTC);
        return slices.all(UNFINISHED, dead)
                .chain(() -> slices.all(DIFFERENCES, old))
                .chain(() -> slices.all(BACKTESTS, old))
                .replaceWithVoid();
    }
}

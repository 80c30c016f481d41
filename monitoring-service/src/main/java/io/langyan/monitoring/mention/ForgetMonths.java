package io.langyan.monitoring.mention;

import io.langyan.monitoring.MonitoringConfig;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Forgets what is older than the ledger is kept, month by month. A month on hold stays until the hold is lifted. */
@ApplicationScoped
class ForgetMonths {

    private static final String OLD =
            """
            select to_date(right(c.relname, 7), 'YYYY_MM') as month from pg_inherits i
              join pg_class c on c.oid = i.inhrelid
             where i.inhparent = any(array['mention'::regclass, 'sample'::regclass]) and c.relname ~ '_\\d{4}_\\d{2}$'
               and to_date(right(c.relname, 7), 'YYYY_MM') < $1
             group by month order by month
            """;
    private static final String FORGET = "select forget_month($1)";
    private static final String FORGET_OLD_SAMPLES = "delete from sample_default where observed_at < $1";

    private final Pool pool;
    private final MonitoringConfig config;

    ForgetMonths(Pool pool, MonitoringConfig config) {
        this.pool = pool;
        this.config = config;
    }

    @Scheduled(every = "6h", delayed = "15m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> regularly() {
        return forget(Instant.now()).replaceWithVoid();
    }

    /** Forgets the months that are over at this time; answers which. */
    Uni<List<LocalDate>> forget(Instant now) {
        LocalDate first = YearMonth.from(now.atOffset(ZoneOffset.UTC))
                .minusMonths(config.keepMonths())
                .atDay(1);
        return pool.preparedQuery(OLD)
                .execute(Tuple.of(first))
                .chain(rows -> {
                    List<LocalDate> months = new ArrayList<>();
                    for (Row row : rows) {
                        months.add(row.getLocalDate(0));
                    }
                    return each(months);
                })
                .call(() -> pool.preparedQuery(FORGET_OLD_SAMPLES)
                        .execute(Tuple.of(first.atStartOfDay().atOffset(ZoneOffset.UTC))));
    }

    private Uni<List<LocalDate>> each(List<LocalDate> months) {
        return Multi.createFrom()
                .iterable(months)
                .onItem()
                .transformToUniAndConcatenate(month -> pool.preparedQuery(FORGET)
                        .execute(Tuple.of(month))
                        .map(rows -> rows.iterator().next().getBoolean(0) ? month : null))
                .collect()
                .asList();
    }
}

package io.langyan.grading.keeping;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Deletes slice by slice, each a short transaction of its own that only one replica is in, with a rest in between. */
@ApplicationScoped
public class DeleteSlices {

    /** Rows that a slice takes at most. */
    public static final int SLICE = 2_000;

    private static final String ALONE = "select pg_try_advisory_xact_lock(hashtext('langyan.grading.keeping'))";
    private static final Duration REST = Duration.ofMillis(50);
    private static final int REFUSED = -1;

    /** A slice is a matter of moments: whoever is refused so often in a row leaves it to the other. */
    private static final int PATIENCE = 20;

    private final Pool pool;

    DeleteSlices(Pool pool) {
        this.pool = pool;
    }

    /**
     * @param delete a statement whose last parameter is how many rows it takes at most
     * @param arguments its other parameters
     * @return how many rows are gone; nothing is left, or another replica is at it. Two that meet go on together, a slice each
     */
    public Uni<Long> all(String delete, Object... arguments) {
        AtomicInteger refusals = new AtomicInteger();
        return Uni.createFrom()
                .deferred(() -> slice(delete, Tuple.tuple(List.of(arguments)).addInteger(SLICE)))
                .repeat()
                .withDelay(REST)
                .whilst(rows -> goesOn(rows, refusals))
                .collect()
                .with(Collectors.summingLong(rows -> Math.max(0, rows)));
    }

    private static boolean goesOn(int rows, AtomicInteger refusals) {
        if (rows == REFUSED) {
            return refusals.incrementAndGet() < PATIENCE;
        }
        refusals.set(0);
        return rows == SLICE;
    }

    private Uni<Integer> slice(String delete, Tuple parameters) {
        return pool.withTransaction(connection -> alone(connection)
                .chain(alone -> alone
                        ? connection.preparedQuery(delete).execute(parameters).map(SqlResult::rowCount)
                        : Uni.createFrom().item(REFUSED)));
    }

    private static Uni<Boolean> alone(SqlConnection connection) {
        return connection.query(ALONE).execute().map(rows -> rows.iterator()
                .next()
                .getBoolean(0));
    }
}

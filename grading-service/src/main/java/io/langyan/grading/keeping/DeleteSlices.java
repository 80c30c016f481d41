package io.langyan.grading.keeping;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Deletes slice by slice, each a short transaction of its own that only one replica is in, with a rest in between. */
@ApplicationScoped
public class DeleteSlices {

    /** Rows that a slice takes at most. */
    public static final int SLICE = 2_000;

    private static final String ALONE = "select pg_try_advisory_xact_lock(hashtext('langyan.grading.keeping'))";
    private static final Duration REST = Duration.ofMillis(50);

    private final Pool pool;

    DeleteSlices(Pool pool) {
        this.pool = pool;
    }

    /**
     * @param delete a statement whose last parameter is how many rows it takes at most
     * @param arguments its other parameters
     * @return how many rows are gone; nothing is left, or another replica is at it
     */
    public Uni<Long> all(String delete, Object... arguments) {
        return Uni.createFrom()
                .deferred(() -> slice(delete, Tuple.tuple(List.of(arguments)).addInteger(SLICE)))
                .repeat()
                .withDelay(REST)
                .whilst(rows -> rows == SLICE)
                .collect()
                .with(Collectors.summingLong(rows -> rows));
    }

    private Uni<Integer> slice(String delete, Tuple parameters) {
        return pool.withTransaction(connection -> alone(connection)
                .chain(alone -> alone
                        ? connection.preparedQuery(delete).execute(parameters).map(SqlResult::rowCount)
                        : Uni.createFrom().item(0)));
    }

    private static Uni<Boolean> alone(SqlConnection connection) {
        return connection.query(ALONE).execute().map(rows -> rows.iterator()
                .next()
                .getBoolean(0));
    }
}

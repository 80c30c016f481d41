package io.langyan.monitoring.search;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Searches the ledger: the young mentions by looking at them, the settled ones by the index. */
@ApplicationScoped
public class Search {

    /**
     * One state of the database for the whole search: segments may be put together meanwhile. Plans are made once: with a partition a month,
     * planning takes longer than what is planned.
     */
    private static final String SNAPSHOT = "set transaction isolation level repeatable read, read only;"
            + " set local plan_cache_mode = force_generic_plan; set local statement_timeout = '20s'";

    private final Pool pool;

    Search(Pool pool) {
        this.pool = pool;
    }

    /**
     * What to search for.
     *
     * @param clauses that must hold in the index; none to look through all that the sieve brings
     * @param from smallest id
     * @param before smallest id that is too new
     * @param count how many are enough
     * @param budget how many rows may be looked at
     */
    public record Wanted(List<Clause> clauses, UUID from, UUID before, int count, int budget) {}

    public Uni<Found> find(Wanted wanted, Sieve sieve) {
        return snapshot(connection -> new Walk(connection, wanted, sieve).run());
    }

    private Uni<Found> snapshot(java.util.function.Function<SqlConnection, Uni<Found>> work) {
        return pool.withTransaction(
                connection -> connection.query(SNAPSHOT).execute().chain(() -> work.apply(connection)));
    }
}

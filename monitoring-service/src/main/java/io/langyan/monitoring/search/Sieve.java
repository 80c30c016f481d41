package io.langyan.monitoring.search;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks at the mentions themselves: what the index finds is only likely to be wanted. */
public interface Sieve {

    /**
     * Of the mentions in a range of ids, newest first, those that are wanted.
     *
     * @param most rows to look at
     */
    Uni<Looked> newest(SqlConnection connection, UUID from, UUID before, int most);

    /** Of these mentions those that are wanted, newest first. */
    Uni<List<UUID>> wanted(SqlConnection connection, List<UUID> ids);

    /**
     * @param lowest the id looked at last when there may be more below; empty when the range is exhausted
     * @param rows looked at
     */
    record Looked(List<UUID> wanted, Optional<UUID> lowest, int rows) {}
}

package io.langyan.monitoring.mention;

import io.langyan.monitoring.search.Sieve;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lets through the mentions that a filter wants. */
final class MentionSieve implements Sieve {

    private final MentionFilter filter;

    MentionSieve(MentionFilter filter) {
        this.filter = filter;
    }

    @Override
    public Uni<Looked> newest(SqlConnection connection, UUID from, UUID before, int most) {
        return ask(connection, MentionSql.newest(filter, from, before, most)).map(rows -> looked(rows, most));
    }

    @Override
    public Uni<List<UUID>> wanted(SqlConnection connection, List<UUID> ids) {
        return ask(connection, MentionSql.among(filter, ids.toArray(UUID[]::new)))
                .map(this::wanted);
    }

    private Looked looked(RowSet<Row> rows, int most) {
        UUID lowest = null;
        for (Row row : rows) {
            lowest = row.getUUID("id");
        }
        return new Looked(wanted(rows), rows.size() < most ? Optional.empty() : Optional.of(lowest), rows.size());
    }

    private List<UUID> wanted(RowSet<Row> rows) {
        List<UUID> wanted = new ArrayList<>();
        for (Row row : rows) {
            if (filter.words().in(row.getString("title"), row.getString("text"))) {
                wanted.add(row.getUUID("id"));
            }
        }
        return wanted;
    }

    private static Uni<RowSet<Row>> ask(SqlConnection connection, MentionSql.Statement statement) {
        return connection.preparedQuery(statement.sql()).execute(statement.values());
    }
}

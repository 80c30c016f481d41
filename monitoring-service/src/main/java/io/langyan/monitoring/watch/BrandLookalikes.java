package io.langyan.monitoring.watch;

import io.langyan.events.rest.Problem;
import io.langyan.monitoring.watch.text.Lookalike;
import io.langyan.monitoring.watch.text.Lookalikes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Other ways of writing that brands listen for beside those that ship. */
@ApplicationScoped
class BrandLookalikes {

    private static final String ALL = "select brand, written, meant from watch_lookalikes";
    private static final String ONE =
            "select version, written, meant, changed_by, changed_at from watch_lookalikes where brand = $1";
    /** A version that is not the expected one leaves the row as it is. */
    private static final String KEEP =
            """
            insert into watch_lookalikes (brand, version, written, meant, changed_by, changed_at)
            select $1, 1, $2, $3, $4, $5 where $6 = 0
            on conflict do nothing
            """;

    private static final String CHANGE =
            """
            update watch_lookalikes set version = version + 1, written = $2, meant = $3, changed_by = $4, changed_at = $5
             where brand = $1 and version = $6
            """;

    private final Pool pool;

    BrandLookalikes(Pool pool) {
        this.pool = pool;
    }

    /** The entries of a brand; version 0 when it has none yet. */
    record Kept(int version, List<Lookalike> entries, String changedBy, Instant changedAt) {}

    Uni<Kept> of(String brand) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(brand))
                .map(rows -> rows.size() == 0
                        ? new Kept(0, List.of(), null, null)
                        : kept(rows.iterator().next()));
    }

    /** @throws Problem 412 when the entries are not of this version any more */
    Uni<Void> replace(String brand, int version, List<Lookalike> entries, String by) {
        Tuple row = Tuple.of(brand)
                .addArrayOfString(entries.stream().map(Lookalike::written).toArray(String[]::new))
                .addArrayOfString(entries.stream().map(Lookalike::meant).toArray(String[]::new))
                .addString(by)
                .addOffsetDateTime(OffsetDateTime.now(ZoneOffset.UTC))
                .addInteger(version);
        return pool.preparedQuery(version == 0 ? KEEP : CHANGE)
                .execute(row)
                .invoke(done -> {
                    if (done.rowCount() == 0) {
                        throw RuleProblems.changedMeanwhile();
                    }
                })
                .replaceWithVoid();
    }

    Uni<Map<String, Lookalikes>> all(SqlConnection connection) {
        return connection.query(ALL).execute().map(rows -> {
            Map<String, Lookalikes> byBrand = new HashMap<>();
            rows.forEach(row -> byBrand.put(row.getString("brand"), Lookalikes.with(entries(row))));
            return byBrand;
        });
    }

    private static Kept kept(Row row) {
        return new Kept(
                row.getInteger("version"),
                entries(row),
                row.getString("changed_by"),
                row.getOffsetDateTime("changed_at").toInstant());
    }

    private static List<Lookalike> entries(Row row) {
        String[] written = row.getArrayOfStrings("written");
        String[] meant = row.getArrayOfStrings("meant");
        List<Lookalike> entries = new ArrayList<>(written.length);
        for (int i = 0; i < written.length; i++) {
            entries.add(new Lookalike(written[i], meant[i]));
        }
        return entries;
    }
}

package io.langyan.monitoring.watch;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The stored watch rules. */
@ApplicationScoped
class WatchRules implements PanacheRepositoryBase<WatchRule, UUID> {

    private static final String ALL =
            "select id, brand, terms, expression, effect, negative from watch_rule order by id";

    /** Rules of these brands, or of all; newest first, those before the given id. */
    Uni<List<WatchRule>> of(Optional<Set<String>> brands, Optional<UUID> before, int limit) {
        UUID last = before.orElse(new UUID(-1L, -1L));
        Uni<List<WatchRule>> found = brands.isEmpty()
                ? find("id < ?1 order by id desc", last).page(0, limit).list()
                : find("id < ?1 and brand in ?2 order by id desc", last, (Collection<String>) brands.get())
                        .page(0, limit)
                        .list();
        return found;
    }

    Uni<Long> countOf(String brand) {
        return count("brand = ?1", brand);
    }

    Uni<List<WatchList.Rule>> all(SqlConnection connection) {
        return connection.query(ALL).execute().map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(WatchRules::rule)
                .toList());
    }

    private static WatchList.Rule rule(Row row) {
        return new WatchList.Rule(
                row.getUUID("id"),
                row.getString("brand"),
                List.of(row.getArrayOfStrings("terms")),
                row.getString("expression"),
                WatchRule.effect(row.getString("effect")),
                row.getBoolean("negative"));
    }
}

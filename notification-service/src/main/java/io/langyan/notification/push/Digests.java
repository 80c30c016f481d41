package io.langyan.notification.push;

import io.langyan.events.rest.Cursor;
import io.langyan.notification.channel.Outcome;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** All digests. */
@ApplicationScoped
public class Digests implements PanacheRepositoryBase<DigestRow, UUID> {

    private static final String OF_BRANDS =
            """
            exists (select 1 from AttemptRow a, PushRow p
                    where a.digestId = d.id and p.id = a.pushId and p.brand in :brands)""";

    /** What came of a digest: what was written before, else this. */
    Uni<Outcome> settled(UUID id, Outcome otherwise, Instant now) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE)
                .invoke(row -> row.finish(otherwise, now))
                .map(DigestRow::outcome);
    }

    /** Newest first, one more than asked for. */
    public Uni<List<DigestRow>> list(Optional<Set<String>> brands, String channel, Optional<Cursor> after, int limit) {
        StringBuilder where = new StringBuilder("from DigestRow d where 1 = 1");
        Map<String, Object> given = new HashMap<>();
        brands.ifPresent(own -> {
            where.append(" and ").append(OF_BRANDS);
            given.put("brands", own);
        });
        if (channel != null) {
            where.append(" and d.channel = :channel");
            given.put("channel", channel);
        }
        after.ifPresent(cursor -> {
            where.append(" and d.id < :id");
            given.put("id", cursor.uuid(0));
        });
        return find(where + " order by d.id desc", given).range(0, limit).list();
    }
}

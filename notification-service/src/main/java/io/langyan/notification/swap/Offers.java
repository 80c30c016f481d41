package io.langyan.notification.swap;

import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Problem;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All offers of swaps. */
@ApplicationScoped
class Offers implements PanacheRepositoryBase<OfferRow, UUID> {

    /** Fails with 404 when the rota has no such offer. */
    Uni<OfferRow> needed(String role, UUID id) {
        return find("role = ?1 and id = ?2", role, id)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("unknown-offer", "没有这个换班请求。", "There is no such offer."));
    }

    /** How many of this person's are open in the rota. */
    Uni<Long> open(String role, UUID offerer, Instant now) {
        return count("role = ?1 and offerer = ?2 and state = 'open' and endsAt > ?3", role, offerer, now);
    }

    /**
     * Newest first, one more than asked for.
     *
     * @param open only those that may be answered now
     */
    Uni<List<OfferRow>> list(String role, boolean open, Optional<Cursor> after, int limit, Instant now) {
        Map<String, Object> given = new HashMap<>(Map.of("role", role));
        StringBuilder where = new StringBuilder("role = :role");
        if (open) {
            where.append(" and state = 'open' and endsAt > :now");
            given.put("now", now);
        }
        after.ifPresent(cursor -> {
            where.append(" and id < :id");
            given.put("id", cursor.uuid(0));
        });
        return find(where + " order by id desc", given).range(0, limit).list();
    }
}

package io.langyan.review.review;

import io.langyan.events.rest.Cursor;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.LockMode;

/** The reviews. */
@ApplicationScoped
class Reviews implements PanacheRepositoryBase<ReviewRow, UUID> {

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");
    private static final UUID LAST_ID = new UUID(-1L, -1L);

    /** What a list is narrowed to. */
    record Wanted(Optional<Set<String>> brands, UUID incident, String state, Boolean drill) {}

    /** The review of an incident that is not signed yet, or null. */
    Uni<ReviewRow> draftOf(UUID incident) {
        return find("incidentId = ?1 and state = ?2", incident, ReviewRow.DRAFT).firstResult();
    }

    /** Newest first, one more than the limit. */
    Uni<List<ReviewRow>> page(Wanted wanted, Optional<Cursor> after, int limit) {
        List<String> conditions = new ArrayList<>(List.of("(draftedAt < :at or draftedAt = :at and id < :id)"));
        Parameters parameters = Parameters.with(
                        "at", after.map(cursor -> cursor.instant(0)).orElse(END_OF_TIME))
                .and("id", after.map(cursor -> cursor.uuid(1)).orElse(LAST_ID));
        wanted.brands().ifPresent(brands -> {
            conditions.add("brand in :brands");
            parameters.and("brands", brands);
        });
        if (wanted.incident() != null) {
            conditions.add("incidentId = :incident");
            parameters.and("incident", wanted.incident());
        }
        if (wanted.state() != null) {
            conditions.add("state = :state");
            parameters.and("state", wanted.state());
        }
        if (wanted.drill() != null) {
            conditions.add(wanted.drill() ? "drill is not null" : "drill is null");
        }
        String query = String.join(" and ", conditions) + " order by draftedAt desc, id desc";
        return find(query, parameters).range(0, limit).list();
    }

    /** To be changed: nobody else changes it meanwhile. */
    Uni<ReviewRow> locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Drafts whose day is over and of which nobody has been told; those that another replica holds are left to it. */
    Uni<List<ReviewRow>> overdueAt(Instant now, int most) {
        return getSession().chain(session -> session.createQuery(
                        "from ReviewRow where state = 'draft' and dueAnnouncedAt is null and dueAt < :now order by dueAt",
                        ReviewRow.class)
                .setParameter("now", now)
                .setMaxResults(most)
                .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getResultList());
    }
}

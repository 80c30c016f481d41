package io.langyan.review.spread;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.langyan.events.v1.CrisisEvent.CrisisGraded;
import io.langyan.events.v1.EventJson;
import io.langyan.review.ReviewConfig;
import io.langyan.review.report.SpreadReading;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The figures of the crises over time. */
@ApplicationScoped
public class SpreadPoints implements PanacheRepositoryBase<SpreadPoint, SpreadPoint.Key> {

    private static final String KEEP =
            """
            insert into spread_point (crisis_id, slot, at, event_id, level, spread, at_least, negative_share, mentions)
            values (:crisis, :slot, :at, :event, :level, :spread, :atLeast, :negativeShare, :mentions)
            on conflict (crisis_id, slot) do update
            set at = excluded.at, event_id = excluded.event_id, level = excluded.level, spread = excluded.spread,
                at_least = excluded.at_least, negative_share = excluded.negative_share, mentions = excluded.mentions
            where spread_point.at <= excluded.at
            """;

    private final long slotSeconds;

    SpreadPoints(ReviewConfig config) {
        this.slotSeconds = Math.max(1, config.spreadSlot().toSeconds());
    }

    /** Keeps figures unless newer ones of the same slot are there; joins the current transaction. */
    public Uni<Void> keep(String eventId, CrisisGraded graded) {
        Instant at = timeOf(graded);
        Instant slot = Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), slotSeconds) * slotSeconds);
        return getSession()
                .chain(session -> session.createNativeQuery(KEEP)
                        .setParameter("crisis", graded.crisisId())
                        .setParameter("slot", utc(slot))
                        .setParameter("at", utc(at))
                        .setParameter("event", eventId)
                        .setParameter("level", graded.level().code())
                        .setParameter("spread", json(graded))
                        .setParameter("atLeast", graded.atLeast())
                        .setParameter("negativeShare", graded.negativeShare())
                        .setParameter("mentions", graded.mentions())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Event time of the newest observation in the figures. */
    public static Instant timeOf(CrisisGraded graded) {
        return graded.lastObservedAt() == null ? graded.gradedAt() : graded.lastObservedAt();
    }

    /** The figures of a crisis in the order of its time. */
    public Uni<List<SpreadReading>> of(UUID crisis) {
        return crisis == null
                ? Uni.createFrom().item(List.of())
                : list("crisisId = ?1 order by at", crisis)
                        .map(points -> points.stream().map(SpreadPoint::reading).toList());
    }

    /** Forgets what led to no incident. */
    public Uni<Long> forgetLooseBefore(Instant time) {
        return delete(
                "at < ?1 and crisisId not in (select c.crisisId from CaseFile c where c.crisisId is not null)", time);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static String json(CrisisGraded graded) {
        try {
            return EventJson.mapper().writeValueAsString(graded.spread());
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

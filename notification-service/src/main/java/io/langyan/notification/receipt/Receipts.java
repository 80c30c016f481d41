package io.langyan.notification.receipt;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.notification.channel.Report;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** All reports of the last days. */
@ApplicationScoped
class Receipts implements PanacheRepositoryBase<ReceiptRow, UUID> {

    /** Keeps a report; that a message arrived outweighs that it did not, in whichever order they come. False: nothing new. */
    Uni<Boolean> keep(String kind, String door, Report report, Instant now) {
        return getSession().chain(session -> session.createNativeQuery(
                        """
                        insert into receipt (id, kind, door, provider_id, push_id, delivered, code, reason, reported_at, received_at)
                        values (:id, :kind, :door, :provider, cast(nullif(:push, '') as uuid), :delivered, :code, :reason, :at, :now)
                        on conflict (kind, provider_id, door) do update
                        set delivered = true, code = excluded.code, reason = excluded.reason,
                            reported_at = excluded.reported_at, received_at = excluded.received_at, applied_at = null
                        where excluded.delivered and not receipt.delivered""")
                .setParameter("id", TimeOrderedId.next())
                .setParameter("kind", kind)
                .setParameter("door", door)
                .setParameter("provider", report.providerId())
                .setParameter("push", report.push() == null ? "" : report.push().toString())
                .setParameter("delivered", report.delivered())
                .setParameter("code", report.code())
                .setParameter("reason", report.reason())
                .setParameter("at", utc(report.at()))
                .setParameter("now", utc(now))
                .executeUpdate()
                .map(rows -> rows > 0));
    }

    /**
     * Those that are not written on their push yet, oldest first. A provider reports all messages of an account, those of
     * others too: they hold up nobody.
     */
    Uni<List<UUID>> waiting(Instant since, int most) {
        return getSession().chain(session -> session.createNativeQuery(
                        """
                        select id from receipt r
                        where applied_at is null and received_at > :since
                          and (exists (select 1 from attempt a where a.provider_id = r.provider_id)
                               or exists (select 1 from push p where p.id = r.push_id))
                        order by received_at limit :most""",
                        UUID.class)
                .setParameter("since", utc(since))
                .setParameter("most", most)
                .getResultList());
    }

    Uni<ReceiptRow> locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    Uni<Long> forget(Instant before) {
        return delete("receivedAt < ?1", before);
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}

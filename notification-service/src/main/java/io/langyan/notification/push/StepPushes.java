package io.langyan.notification.push;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Pushes of one step of a page, beside one another. */
@ApplicationScoped
class StepPushes implements PanacheRepositoryBase<PushRow, UUID> {

    /** Those of this push's step from which nothing more is to be hoped: itself, and others that ended without being accepted. */
    Uni<List<PushRow>> spentBeside(PushRow push) {
        return besides(List.of(push)).map(rows -> rows.stream()
                .filter(each -> each.id.equals(push.id) || each.isFinal() && !each.state.equals(PushRow.SENT))
                .toList());
    }

    /** Of one push, those of its step; of several, those of any of their steps at any of their pages, and so perhaps some more. A page may have very many steps behind it. */
    Uni<List<PushRow>> besides(Collection<PushRow> pushes) {
        return getSession().chain(session -> session.createNativeQuery(
                        "select * from push where page_id in (:pages) and rung in (:rungs)", PushRow.class)
                .setParameter("pages", pushes.stream().map(push -> push.pageId).collect(Collectors.toSet()))
                .setParameter("rungs", pushes.stream().map(push -> push.rung).collect(Collectors.toSet()))
                .getResultList());
    }

    /** Adds a group push's people to one of the same step that waits and was never tried; whether there was one. What a sender holds is left alone. */
    Uni<Boolean> nameToo(PushRow row) {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                """
                                update push set people = cast(cast(people as jsonb) || cast(cast(:people as text) as jsonb) as text)
                                where id = (
                                  select id from push
                                  where page_id = :page and rung = :rung and channel = :channel and person is null
                                    and state = 'due' and attempts = 0 and part = 0
                                  order by turn limit 1 for update skip locked)""")
                        .setParameter("people", new JsonArray(row.people).encode())
                        .setParameter("page", row.pageId)
                        .setParameter("rung", row.rung)
                        .setParameter("channel", row.channel)
                        .executeUpdate())
                .map(updated -> updated > 0);
    }
}

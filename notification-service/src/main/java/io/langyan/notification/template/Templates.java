package io.langyan.notification.template;

import io.langyan.notification.message.Medium;
import io.langyan.notification.message.ShippedTemplates;
import io.langyan.notification.message.TemplateKey;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** All own templates. Own ones come before those that ship, and among each the closest. */
@ApplicationScoped
public class Templates implements PanacheRepositoryBase<TemplateRow, UUID> {

    private static final String NEWEST = "select distinct on (why, channel, language) * from message_template ";
    private static final String ORDER = " order by why, channel, language, version desc";

    /** The text that stands now. */
    Uni<String> standing(TemplateKey key, Medium medium) {
        List<TemplateKey> fitting = TemplateKey.fitting(key.why(), medium, key.language());
        Instant now = Instant.now();
        return within(List.of(key.why()), medium, now, now).map(own -> own.closest(fitting, now)
                .map(row -> row.text)
                .orElseGet(() -> ShippedTemplates.closest(fitting)));
    }

    /** The own versions for these reasons, or any, and a medium, that stood at some time of a span. */
    Uni<Versions> within(Collection<String> whys, Medium medium, Instant from, Instant to) {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                """
                                select * from message_template t
                                where (t.why in (:whys) or t.why = 'any') and t.channel in (:kind, :family) and t.made_at <= :to
                                  and not exists (
                                    select 1 from message_template later
                                    where later.why = t.why and later.channel = t.channel and later.language = t.language
                                      and later.version > t.version and later.made_at <= :from)""",
                                TemplateRow.class)
                        .setParameter("whys", whys)
                        .setParameter("kind", medium.kind())
                        .setParameter("family", medium.family())
                        .setParameter("from", OffsetDateTime.ofInstant(from, ZoneOffset.UTC))
                        .setParameter("to", OffsetDateTime.ofInstant(to, ZoneOffset.UTC))
                        .getResultList())
                .map(Versions::new);
    }

    /** The newest version of each key, those that went back to what ships included. */
    Uni<List<TemplateRow>> newest() {
        return getSession().chain(session -> session.createNativeQuery(NEWEST + ORDER, TemplateRow.class)
                .getResultList());
    }

    /** Null when nobody has ever written one. */
    Uni<TemplateRow> newest(TemplateKey key) {
        return versions(key, 1).map(rows -> rows.isEmpty() ? null : rows.get(0));
    }

    /** Newest first. */
    Uni<List<TemplateRow>> versions(TemplateKey key, int most) {
        return find(
                        "why = ?1 and channel = ?2 and language = ?3 order by version desc",
                        key.why(),
                        key.channel(),
                        key.language().tag())
                .range(0, most - 1)
                .list();
    }
}

package io.langyan.notification.template;

import io.langyan.notification.message.Language;
import io.langyan.notification.message.Medium;
import io.langyan.notification.message.ShippedTemplates;
import io.langyan.notification.message.TemplateKey;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All own templates. Own ones come before those that ship, and among each the closest. */
@ApplicationScoped
public class Templates implements PanacheRepositoryBase<TemplateRow, UUID> {

    private static final String NEWEST = "select distinct on (why, channel, language) * from message_template ";
    private static final String ORDER = " order by why, channel, language, version desc";

    /** The text that stands now. */
    Uni<String> standing(TemplateKey key, Medium medium) {
        List<TemplateKey> fitting = TemplateKey.fitting(key.why(), medium, key.language());
        return closest(fitting, medium, Instant.now())
                .map(own -> own.map(row -> row.text).orElseGet(() -> ShippedTemplates.closest(fitting)));
    }

    /**
     * The closest own one; empty when what ships stands.
     *
     * @param fitting the closest first, as {@link TemplateKey#fitting} gives them
     * @param at as the templates stood then
     */
    Uni<Optional<TemplateRow>> closest(List<TemplateKey> fitting, Medium medium, Instant at) {
        TemplateKey first = fitting.get(0);
        return own(first.why(), medium, first.language(), at)
                .map(own ->
                        fitting.stream().map(own::get).filter(Objects::nonNull).findFirst());
    }

    private Uni<Map<TemplateKey, TemplateRow>> own(String why, Medium medium, Language language, Instant at) {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                NEWEST
                                        + "where why in (:why, 'any') and channel in (:kind, :family) and language = :language"
                                        + " and made_at <= :at"
                                        + ORDER,
                                TemplateRow.class)
                        .setParameter("why", why)
                        .setParameter("kind", medium.kind())
                        .setParameter("family", medium.family())
                        .setParameter("language", language.tag())
                        .setParameter("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                        .getResultList())
                .map(rows -> rows.stream()
                        .filter(row -> row.text != null)
                        .collect(Collectors.toMap(TemplateRow::key, Function.identity())));
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

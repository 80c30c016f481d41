package io.langyan.notification.template;

import io.langyan.notification.message.Language;
import io.langyan.notification.message.Medium;
import io.langyan.notification.message.ShippedTemplates;
import io.langyan.notification.message.TemplateKey;
import io.langyan.notification.message.TextTemplate;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All own templates. Own ones come before those that ship, and among each the closest. */
@ApplicationScoped
public class Templates implements PanacheRepositoryBase<TemplateRow, UUID> {

    private static final String NEWEST = "select distinct on (why, channel, language) * from message_template ";
    private static final String ORDER = " order by why, channel, language, version desc";

    /**
     * By what a page is told.
     *
     * @param at when the page was opened: as the templates stood then, so that a push that is sent again says the same
     */
    public Uni<TextTemplate> standing(String why, Medium medium, Language language, Instant at) {
        return text(why, medium, language, at).map(TextTemplate::parse);
    }

    /** The text that stands now. */
    Uni<String> standing(TemplateKey key, Medium medium) {
        return text(key.why(), medium, key.language(), Instant.now());
    }

    private Uni<String> text(String why, Medium medium, Language language, Instant at) {
        List<TemplateKey> fitting = TemplateKey.fitting(why, medium, language);
        return own(why, medium, language, at).map(own -> closest(fitting, own));
    }

    private static String closest(List<TemplateKey> fitting, Map<TemplateKey, TemplateRow> own) {
        return fitting.stream()
                .map(own::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(row -> row.text)
                .orElseGet(() -> ShippedTemplates.closest(fitting));
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

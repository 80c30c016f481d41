package io.langyan.incident.incident;

import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Page;
import io.langyan.incident.page.PageView;
import io.langyan.incident.page.Pages;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Incidents to look at: nothing is held, nothing decided. */
@ApplicationScoped
public class IncidentViews implements PanacheRepositoryBase<IncidentRow, UUID> {

    private final Pages pages;
    private final Stories stories;
    private final IncidentLinks links;

    IncidentViews(Pages pages, Stories stories, IncidentLinks links) {
        this.pages = pages;
        this.stories = stories;
        this.links = links;
    }

    @WithSession
    public Uni<Optional<IncidentView>> of(UUID id) {
        return list("id", id).chain(this::views).map(found -> found.stream().findFirst());
    }

    /** @param brands empty for all; @param crisis null for any; @param state open, closed, or null for both */
    @WithSession
    Uni<Page<IncidentView>> list(
            Optional<Set<String>> brands, UUID crisis, String state, int limit, Optional<Cursor> after) {
        Map<String, Object> values = new HashMap<>();
        var query = new StringBuilder("1 = 1");
        brands.ifPresent(own -> asked(query, values, " and brand in :brands", "brands", own));
        if (crisis != null) {
            asked(query, values, " and crisisId = :crisis", "crisis", crisis);
        }
        if (state != null) {
            asked(query, values, " and state = :state", "state", state);
        }
        after.ifPresent(cursor -> {
            asked(query, values, " and (openedAt < :at or openedAt = :at and id < :id)", "at", cursor.instant(0));
            values.put("id", cursor.uuid(1));
        });
        return find(query + " order by openedAt desc, id desc", values)
                .range(0, limit)
                .list()
                .map(rows -> Page.of(rows, limit, row -> Cursor.of(row.openedAt, row.id)))
                .chain(page -> views(page.items()).map(items -> new Page<>(items, page.next())));
    }

    private static void asked(
            StringBuilder query, Map<String, Object> values, String condition, String name, Object value) {
        query.append(condition);
        values.put(name, value);
    }

    private Uni<List<IncidentView>> views(List<IncidentRow> rows) {
        List<UUID> ids = rows.stream().map(row -> row.id).toList();
        List<UUID> crises =
                rows.stream().map(row -> row.crisisId).filter(Objects::nonNull).toList();
        return clocks(ids).chain(clocks -> statements(ids)
                .chain(statements -> pages.of(ids).chain(seen -> stories.of(crises)
                        .chain(figures -> links.of(crises).map(linked -> rows.stream()
                                .map(row -> view(row, clocks, statements, figures, seen, linked))
                                .toList())))));
    }

    private static IncidentView view(
            IncidentRow row,
            Map<UUID, List<ClockRow>> clocks,
            Map<UUID, List<StatementRow>> statements,
            Map<UUID, StoryRow> stories,
            Map<UUID, List<PageView>> pages,
            Map<UUID, List<IncidentView.LinkView>> links) {
        Incident incident = row.incident(
                Incidents.clocks(clocks.getOrDefault(row.id, List.of())),
                Incidents.statements(statements.getOrDefault(row.id, List.of())));
        return IncidentView.of(
                incident,
                stories.get(row.crisisId),
                pages.getOrDefault(row.id, List.of()),
                links.getOrDefault(row.crisisId, List.of()));
    }

    private static Uni<Map<UUID, List<ClockRow>>> clocks(Collection<UUID> incidents) {
        return Panache.getSession()
                .chain(session -> session.createQuery(
                                "from IncidentClock where key.incidentId in :ids order by position", ClockRow.class)
                        .setParameter("ids", incidents)
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.groupingBy(row -> row.key.incidentId())));
    }

    private static Uni<Map<UUID, List<StatementRow>>> statements(Collection<UUID> incidents) {
        return Panache.getSession()
                .chain(session -> session.createQuery(
                                "from Statement where incidentId in :ids order by draftedAt, id", StatementRow.class)
                        .setParameter("ids", incidents)
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.groupingBy(row -> row.incidentId)));
    }
}

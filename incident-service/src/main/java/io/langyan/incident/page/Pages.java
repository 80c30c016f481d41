package io.langyan.incident.page;

import io.langyan.events.delivery.Scope;
import io.langyan.events.v1.IncidentEvent.PageRequested;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The pages this service asked for. */
@ApplicationScoped
public class Pages implements PanacheRepositoryBase<PageRow, UUID> {

    public Uni<Void> requested(Scope scope, List<PageRequested> pages) {
        return pages.isEmpty()
                ? Uni.createFrom().voidItem()
                : persist(pages.stream().map(page -> PageRow.of(scope, page)).toList());
    }

    /** By incident, oldest first. */
    public Uni<Map<UUID, List<PageView>>> of(Collection<UUID> incidents) {
        return list("incidentId in ?1 order by requestedAt, id", incidents).map(rows -> rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.incidentId, Collectors.mapping(PageRow::view, Collectors.toList()))));
    }
}

package io.langyan.incident.incident;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.langyan.events.delivery.Received;
import io.langyan.events.v1.CrisisEvent.CrisisAbsorbed;
import io.langyan.incident.incident.IncidentView.LinkView;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Which incidents belong together because the story of one was merged into that of another (关联). */
@ApplicationScoped
public class IncidentLinks implements PanacheRepositoryBase<AbsorbedRow, UUID> {

    private static final String OF =
            """
            select told.crisisId, one.id, told.intoCrisis, other.id
              from Absorbed told
                   left join Incident one on one.crisisId = told.crisisId
                   left join Incident other on other.crisisId = told.intoCrisis
             where told.crisisId in :crises or told.intoCrisis in :crises
             order by told.at, told.crisisId
            """;

    private record Link(UUID crisis, LinkView to) {}

    /** In the caller's transaction. Kept also when neither has an incident yet; told again it changes nothing. */
    public Uni<Void> absorbed(Received<CrisisAbsorbed> told) {
        return findById(told.event().crisisId())
                .chain(known -> known == null
                        ? persist(AbsorbedRow.of(told)).replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    /** By crisis, in the order of the merges. */
    Uni<Map<UUID, List<LinkView>>> of(Collection<UUID> crises) {
        return Panache.getSession()
                .chain(session -> session.createQuery(OF, Object[].class)
                        .setParameter("crises", crises)
                        .getResultList())
                .map(merges -> merges.stream()
                        .flatMap(IncidentLinks::bothWays)
                        .collect(groupingBy(Link::crisis, mapping(Link::to, toList()))));
    }

    private static Stream<Link> bothWays(Object[] merge) {
        UUID crisis = (UUID) merge[0];
        UUID incident = (UUID) merge[1];
        UUID into = (UUID) merge[2];
        UUID intoIncident = (UUID) merge[3];
        return Stream.of(
                new Link(crisis, new LinkView("absorbed-into", into, intoIncident)),
                new Link(into, new LinkView("absorbed", crisis, incident)));
    }
}

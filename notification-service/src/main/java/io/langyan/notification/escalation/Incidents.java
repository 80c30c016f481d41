package io.langyan.notification.escalation;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Which incidents are open. */
@ApplicationScoped
public class Incidents implements PanacheRepositoryBase<IncidentRow, UUID> {

    public Uni<Void> note(UUID incident, UUID crisis, boolean open) {
        return findById(incident).chain(known -> {
            IncidentRow row = known == null ? new IncidentRow() : known;
            row.incidentId = incident;
            row.crisisId = crisis == null ? row.crisisId : crisis;
            row.open = open;
            return (known == null ? persist(row) : Uni.createFrom().item(row)).replaceWithVoid();
        });
    }

    public Uni<Boolean> openFor(UUID crisis) {
        return count("crisisId = ?1 and open = true", crisis).map(found -> found > 0);
    }
}

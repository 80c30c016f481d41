package io.langyan.incident.incident;

import io.langyan.incident.clock.ClockState;
import io.langyan.incident.clock.Clocks;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** All incidents, each with its clocks and statements. */
@ApplicationScoped
public class Incidents implements PanacheRepositoryBase<IncidentRow, UUID> {

    private static final String CLOCKS = "from IncidentClock where key.incidentId = :id order by position";
    private static final String STATEMENTS = "from Statement where incidentId = :id order by draftedAt, id";

    /** For whoever is about to decide: nobody else decides on this incident until the end of the transaction. */
    public Uni<Optional<Incident>> held(UUID id) {
        return Panache.getSession().chain(session -> session.find(IncidentRow.class, id, LockModeType.PESSIMISTIC_WRITE)
                .chain(row -> row == null ? Uni.createFrom().item(Optional.empty()) : whole(session, row)));
    }

    /** The incident of a story, held; empty when the story has none. */
    public Uni<Optional<Incident>> heldOfCrisis(UUID crisisId) {
        return idOfCrisis(crisisId)
                .chain(id -> id.isPresent() ? held(id.get()) : Uni.createFrom().item(Optional.empty()));
    }

    Uni<Optional<UUID>> idOfCrisis(UUID crisisId) {
        return Panache.getSession()
                .chain(session -> session.createQuery("select id from Incident where crisisId = :crisis", UUID.class)
                        .setParameter("crisis", crisisId)
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    private static Uni<Optional<Incident>> whole(Mutiny.Session session, IncidentRow row) {
        return session.createQuery(CLOCKS, ClockRow.class)
                .setParameter("id", row.id)
                .getResultList()
                .chain(clocks -> session.createQuery(STATEMENTS, StatementRow.class)
                        .setParameter("id", row.id)
                        .getResultList()
                        .map(statements -> Optional.of(row.incident(clocks(clocks), statements(statements)))));
    }

    static Clocks clocks(List<ClockRow> rows) {
        Map<String, ClockState> states = new LinkedHashMap<>();
        rows.forEach(row -> states.put(row.key.clock(), row.clockState()));
        return Clocks.standing(states);
    }

    static Statements statements(List<StatementRow> rows) {
        return new Statements(rows.stream().map(StatementRow::statement).toList());
    }

    Uni<Void> add(Incident incident) {
        return Panache.getSession()
                .chain(session -> session.persistAll(rows(incident).toArray()))
                .replaceWithVoid();
    }

    Uni<Void> save(Incident incident) {
        return Panache.getSession()
                .chain(session -> session.mergeAll(rows(incident).toArray()))
                .replaceWithVoid();
    }

    private static List<Object> rows(Incident incident) {
        var dossier = incident.dossier();
        List<Object> rows = new ArrayList<>(List.of(IncidentRow.of(incident)));
        dossier.clocks().states().forEach((clock, state) -> rows.add(ClockRow.of(dossier, rows.size(), clock, state)));
        dossier.statements().all().forEach(statement -> rows.add(StatementRow.of(dossier, statement)));
        return rows;
    }
}

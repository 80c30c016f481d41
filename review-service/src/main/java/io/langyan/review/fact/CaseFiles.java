package io.langyan.review.fact;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The incidents that facts gather around. */
@ApplicationScoped
public class CaseFiles implements PanacheRepositoryBase<CaseFile, UUID> {

    private static final String OPEN =
            """
            insert into case_file (incident_id, crisis_id, brand, drill, plan_version)
            values (:incident, cast(:crisis as uuid), :brand, cast(:drill as text), cast(:plan as integer))
            on conflict (incident_id) do update set crisis_id = coalesce(case_file.crisis_id, excluded.crisis_id)
            """;

    private static final String AMONG = "select distinct crisis_id from case_file where crisis_id = any($1)";

    private final Pool pool;

    CaseFiles(Pool pool) {
        this.pool = pool;
    }

    /** The file of the incident a fact names, made when it is the first; locked. */
    Uni<CaseFile> open(Fact fact) {
        return getSession()
                .chain(session -> session.createNativeQuery(OPEN)
                        .setParameter("incident", fact.incidentId)
                        .setParameter("crisis", fact.crisisId)
                        .setParameter("brand", fact.brand)
                        .setParameter("drill", fact.drill)
                        .setParameter("plan", fact.planVersion)
                        .executeUpdate())
                .chain(() -> findById(fact.incidentId, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Those of the crises that led to an incident. */
    public Uni<List<UUID>> amongCrises(Collection<UUID> crises) {
        return pool.preparedQuery(AMONG)
                .execute(Tuple.of(crises.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    /** The incidents that a crisis led to, locked. */
    public Uni<List<CaseFile>> ofCrisis(UUID crisis) {
        return find("crisisId = ?1 order by incidentId", crisis)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}

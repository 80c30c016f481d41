package io.langyan.incident.incident;

import io.langyan.events.delivery.Received;
import io.langyan.events.v1.CrisisEvent.CrisisAbsorbed;
import io.langyan.incident.incident.IncidentView.LinkView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Which incidents belong together because the story of one was merged into that of another (关联). */
@ApplicationScoped
public class IncidentLinks {

    private static final String ABSORBED =
            """
            insert into absorbed_story (crisis_id, into_crisis, brand, drill, plan_version, at)
            values ($1, $2, $3, $4, $5, $6) on conflict do nothing
            """;
    private static final String OF =
            """
            select mine.id as incident, 'absorbed-into' as how, told.into_crisis as crisis, other.id as other, told.at
              from incident mine join absorbed_story told on told.crisis_id = mine.crisis_id
                   left join incident other on other.crisis_id = told.into_crisis
             where mine.id = any($1)
            union all
            select mine.id, 'absorbed', told.crisis_id, other.id, told.at
              from incident mine join absorbed_story told on told.into_crisis = mine.crisis_id
                   left join incident other on other.crisis_id = told.crisis_id
             where mine.id = any($1)
             order by at, crisis
            """;

    private final Pool pool;

    IncidentLinks(Pool pool) {
        this.pool = pool;
    }

    /** Kept also when neither has an incident yet; told again it changes nothing. */
    public Uni<Void> absorbed(Received<CrisisAbsorbed> told) {
        CrisisAbsorbed crisis = told.event();
        return pool.preparedQuery(ABSORBED)
                .execute(Tuple.tuple()
                        .addUUID(crisis.crisisId())
                        .addUUID(crisis.into())
                        .addString(crisis.brand())
                        .addString(told.scope().drill())
                        .addInteger(told.scope().planVersion())
                        .addOffsetDateTime(crisis.at().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** By incident, in the order of the merges. */
    Uni<Map<UUID, List<LinkView>>> of(Collection<UUID> incidents) {
        return pool.preparedQuery(OF)
                .execute(Tuple.tuple().addArrayOfUUID(incidents.toArray(UUID[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.groupingBy(
                                row -> row.getUUID("incident"),
                                Collectors.mapping(
                                        row -> new LinkView(
                                                row.getString("how"), row.getUUID("crisis"), row.getUUID("other")),
                                        Collectors.toList()))));
    }
}

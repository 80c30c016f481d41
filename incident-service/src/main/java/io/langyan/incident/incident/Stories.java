package io.langyan.incident.incident;

import io.langyan.events.delivery.Scope;
import io.langyan.events.v1.CrisisEvent.CrisisGraded;
import io.langyan.incident.JsonText;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The figures of stories that have an incident, as grading said last. */
@ApplicationScoped
public class Stories implements PanacheRepositoryBase<StoryRow, UUID> {

    private static final String UPSERT =
            """
            insert into story (crisis_id, brand, drill, plan_version, title, score, mentions, samples, platforms, spread, graded_at)
            select :crisis, :brand, cast(:drill as text), cast(:version as integer), :title, :score, :mentions, :samples,
                   :platforms, :spread, :at
            where exists (select 1 from incident where crisis_id = :crisis)
            on conflict (crisis_id) do update set title = excluded.title, score = excluded.score,
                mentions = excluded.mentions, samples = excluded.samples, platforms = excluded.platforms,
                spread = excluded.spread, graded_at = excluded.graded_at
            """;

    public Uni<Void> graded(Scope scope, CrisisGraded crisis) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(UPSERT)
                        .setParameter("crisis", crisis.crisisId())
                        .setParameter("brand", scope.brand())
                        .setParameter("drill", scope.drill())
                        .setParameter("version", scope.planVersion())
                        .setParameter("title", crisis.title())
                        .setParameter("score", crisis.score())
                        .setParameter("mentions", crisis.mentions())
                        .setParameter("samples", crisis.samples())
                        .setParameter("platforms", JsonText.of(orEmpty(crisis.platforms())))
                        .setParameter("spread", JsonText.of(crisis.spread() == null ? Map.of() : crisis.spread()))
                        .setParameter("at", crisis.gradedAt().atOffset(java.time.ZoneOffset.UTC))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static List<String> orEmpty(List<String> list) {
        return list == null ? List.of() : list;
    }

    Uni<Map<UUID, StoryRow>> of(Collection<UUID> crises) {
        return list("crisisId in ?1", crises)
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.crisisId, Function.identity())));
    }
}

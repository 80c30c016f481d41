package io.langyan.monitoring.patrol;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All ticks. */
@ApplicationScoped
class Ticks implements PanacheRepositoryBase<TickRow, UUID> {

    /** Those of a round, in the order in which they were made. */
    Uni<List<Tick>> of(UUID round) {
        return find("roundId = ?1 order by id", round)
                .list()
                .map(rows -> rows.stream().map(TickRow::tick).toList());
    }
}

package io.langyan.incident.plan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Which plan each brand belongs to. */
@ApplicationScoped
class PlanBrands implements PanacheRepositoryBase<PlanBrandRow, String> {

    Uni<List<PlanBrandRow>> ofOthers(Set<String> brands, String plan) {
        return brands.isEmpty()
                ? Uni.createFrom().item(List.of())
                : list("brand in ?1 and planName <> ?2", brands, plan);
    }

    Uni<List<PlanBrandRow>> sorted() {
        return list("order by brand");
    }

    Uni<Void> replace(PlanVersion version) {
        var rows = version.plan().brands().stream()
                .map(brand -> PlanBrandRow.of(brand.id(), brand.name(), version.name()))
                .toList();
        var ids = rows.stream().map(row -> row.brand).toList();
        return Panache.getSession()
                .chain(session -> list("planName = ?1 and brand not in ?2", version.name(), ids)
                        .chain(gone -> session.removeAll(gone.toArray()))
                        .chain(() -> session.mergeAll(rows.toArray())))
                .replaceWithVoid();
    }
}

package io.langyan.incident.plan;

import io.langyan.events.v1.plan.Brand;
import io.langyan.incident.ruling.Refusal;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Every version of every plan. */
@ApplicationScoped
public class Plans implements PanacheRepositoryBase<PlanVersionRow, UUID> {

    private static final String NEWEST =
            "from PlanVersion p where p.version = (select max(q.version) from PlanVersion q where q.name = p.name)";

    private final PlanBrands brands;

    Plans(PlanBrands brands) {
        this.brands = brands;
    }

    public Uni<Optional<PlanVersion>> current(String name) {
        return find("name = ?1 order by version desc", name).firstResult().map(row -> Optional.ofNullable(row)
                .map(PlanVersionRow::version));
    }

    public Uni<Optional<PlanVersion>> version(String name, int version) {
        return find("name = ?1 and version = ?2", name, version).firstResult().map(row -> Optional.ofNullable(row)
                .map(PlanVersionRow::version));
    }

    /** The plan in force for a brand. */
    public Uni<Optional<PlanVersion>> covering(String brand) {
        return brands.findById(brand)
                .chain(row -> row == null ? Uni.createFrom().item(Optional.empty()) : current(row.planName));
    }

    /** The newest version of each plan. */
    Uni<List<PlanVersion>> all() {
        return find(NEWEST + " order by p.name")
                .list()
                .map(rows -> rows.stream().map(PlanVersionRow::version).toList());
    }

    /** Whoever writes plans waits here for whoever does so already, until the end of the transaction. */
    Uni<Void> lock() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "select cast(pg_advisory_xact_lock(20) as text)", String.class)
                        .getSingleResultOrNull())
                .replaceWithVoid();
    }

    /** A brand of this plan that another plan has already. */
    Uni<Optional<Refusal>> brandTaken(PlanVersion wanted) {
        return brands.ofOthers(ids(wanted), wanted.name())
                .map(rows -> rows.stream().findFirst().map(row -> new Refusal.BrandHasPlan(row.brand, row.planName)));
    }

    Uni<PlanVersion> add(PlanVersion version) {
        return persist(PlanVersionRow.of(version))
                .chain(() -> brands.replace(version))
                .replaceWith(version);
    }

    private static Set<String> ids(PlanVersion version) {
        return version.plan().brands().stream().map(Brand::id).collect(Collectors.toSet());
    }
}

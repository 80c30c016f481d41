package io.langyan.notification.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.langyan.events.v1.Envelope;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.plan.Brand;
import io.langyan.events.v1.plan.Plan;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The plans of all brands. */
@ApplicationScoped
public class Plans implements PanacheRepositoryBase<PlanRow, String> {

    /** The plan that covers the brand, or the shipped one; for what concerns all brands the first that is no drill's. */
    public Uni<KnownPlan> of(String brand) {
        return brand.equals(Envelope.ALL_BRANDS) ? first() : covering(brand);
    }

    private Uni<KnownPlan> first() {
        return inForce().map(plans -> plans.get(0));
    }

    /** Those that are no drill's; the shipped one where there is none. */
    public Uni<List<KnownPlan>> inForce() {
        return all().map(plans -> plans.stream()
                        .filter(plan -> plan.plan().drill() == null)
                        .toList())
                .map(Plans::orShipped);
    }

    /** What all of them name, drills' too; of the shipped one where there is none. */
    public Uni<PlannedNames> names() {
        return all().map(Plans::orShipped).map(PlannedNames::of);
    }

    private Uni<List<KnownPlan>> all() {
        return find("order by name").list().map(rows -> rows.stream()
                .map(row -> new KnownPlan(row.version, parse(row.body)))
                .toList());
    }

    private static List<KnownPlan> orShipped(List<KnownPlan> known) {
        return known.isEmpty() ? List.of(KnownPlan.shipped()) : known;
    }

    private Uni<KnownPlan> covering(String brand) {
        return find("from PlanRow p where p.name = (select b.planName from PlanBrandRow b where b.brand = ?1)", brand)
                .firstResult()
                .map(row -> row == null ? KnownPlan.shipped() : new KnownPlan(row.version, parse(row.body)));
    }

    /** Keeps the newest version; an older one changes nothing. */
    public Uni<Void> keep(PlanPublished published) {
        return findById(published.name())
                .chain(row -> row != null && row.version >= published.version()
                        ? Uni.createFrom().voidItem()
                        : write(row, published));
    }

    private Uni<Void> write(PlanRow known, PlanPublished published) {
        PlanRow row = known == null ? new PlanRow() : known;
        row.name = published.name();
        row.version = published.version();
        row.publishedAt = published.at();
        row.body = text(published.plan());
        return (known == null ? persist(row) : Uni.createFrom().item(row))
                .chain(this::flush)
                .chain(() -> brands(published));
    }

    private Uni<Void> brands(PlanPublished published) {
        List<String> ids = published.plan().brands().stream().map(Brand::id).toList();
        return getSession()
                .chain(session -> session.createMutationQuery("delete from PlanBrandRow where planName = :plan")
                        .setParameter("plan", published.name())
                        .executeUpdate()
                        .chain(() -> upsert(session, ids, published.name())));
    }

    private static Uni<Void> upsert(
            org.hibernate.reactive.mutiny.Mutiny.Session session, List<String> brands, String plan) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (String brand : brands) {
            all = all.chain(() -> session.createNativeQuery(
                            """
                            insert into plan_brand (brand, plan_name) values (:brand, :plan)
                            on conflict (brand) do update set plan_name = excluded.plan_name""")
                    .setParameter("brand", brand)
                    .setParameter("plan", plan)
                    .executeUpdate()
                    .replaceWithVoid());
        }
        return all;
    }

    private static String text(Plan plan) {
        try {
            return EventJson.mapper().writeValueAsString(plan);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Plan parse(String body) {
        try {
            return EventJson.mapper().readValue(body, Plan.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a stored plan is unreadable", broken);
        }
    }
}

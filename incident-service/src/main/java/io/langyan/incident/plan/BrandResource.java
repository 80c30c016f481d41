package io.langyan.incident.plan;

import io.langyan.events.rest.Page;
import io.langyan.events.rest.Roles;
import io.langyan.incident.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The brands of all plans. */
@Path("/api/brands")
class BrandResource {

    private final PlanBrands all;
    private final Caller caller;

    BrandResource(PlanBrands all, Caller caller) {
        this.all = all;
        this.caller = caller;
    }

    record BrandView(String id, String name, String plan) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    @WithSession
    public Uni<Page<BrandView>> list() {
        return all.sorted()
                .map(rows -> rows.stream()
                        .filter(row -> caller.maySee(row.brand))
                        .map(row -> new BrandView(row.brand, row.name, row.planName))
                        .toList())
                .map(brands -> new Page<>(brands, null));
    }
}

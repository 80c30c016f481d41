package io.langyan.notification.lint;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Roles;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** {@code GET /api/pages/chains}: what is wrong with the escalations of the plans in force, looked through at that moment. */
@Path("/api/pages/chains")
@RolesAllowed(Roles.VIEWER)
public class ChainsResource {

    private final CheckChains check;
    private final BrandScope scope;

    ChainsResource(CheckChains check, BrandScope scope) {
        this.check = check;
        this.scope = scope;
    }

    /** All of them on one page. */
    @GET
    @WithTransaction
    public Uni<Page<ChainView>> list(@QueryParam("brand") String brand) {
        Optional<Set<String>> own = scope.limitTo(brand);
        return check.wrong(plan -> own.isEmpty() || own.get().stream().anyMatch(plan.plan()::covers), Instant.now())
                .map(found -> new Page<>(
                        found.stream()
                                .filter(each -> own.isEmpty() || own.get().contains(each.brand()))
                                .map(ChainView::of)
                                .toList(),
                        null));
    }
}

package io.langyan.monitoring.watch;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Roles;
import io.langyan.monitoring.watch.text.Lookalike;
import io.langyan.monitoring.watch.text.Lookalikes;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** Other ways of writing (谐音、形近、拆字) that a brand listens for. */
@Path("/api/watch-rules/lookalikes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class LookalikesResource {

    private final BrandLookalikes lookalikes;
    private final CurrentWatchList current;
    private final BrandScope scope;
    private final SecurityIdentity caller;

    LookalikesResource(
            BrandLookalikes lookalikes, CurrentWatchList current, BrandScope scope, SecurityIdentity caller) {
        this.lookalikes = lookalikes;
        this.current = current;
        this.scope = scope;
        this.caller = caller;
    }

    /** The brand's own entries, all of them at once. */
    record Entries(List<Lookalike> entries) {}

    /** @param shipped what every brand has */
    record View(
            String brand,
            int version,
            List<Lookalike> entries,
            String changedBy,
            Instant changedAt,
            List<Lookalike> shipped) {

        static View of(String brand, BrandLookalikes.Kept kept) {
            return new View(
                    brand, kept.version(), kept.entries(), kept.changedBy(), kept.changedAt(), Lookalikes.entries());
        }
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary =
                    "The brand's own look-alike writing and what ships; the ETag is the version to edit, 0 when there is none yet")
    public Uni<RestResponse<View>> of(@QueryParam("brand") String brand) {
        require(brand);
        return answer(brand);
    }

    @PUT
    @RolesAllowed(Roles.ANALYST)
    @Operation(summary = "Replaces the brand's own look-alike writing; in force when the answer comes")
    public Uni<RestResponse<View>> replace(
            @QueryParam("brand") String brand, @HeaderParam("If-Match") String ifMatch, Entries asked) {
        require(brand);
        List<Lookalike> entries = LookalikeCheck.checked(asked == null ? null : asked.entries());
        int version = RuleProblems.version(ifMatch);
        return current.get()
                .invoke(list -> list.brand(brand).orElseThrow(RuleProblems::unknownBrand))
                .chain(() -> lookalikes.replace(
                        brand, version, entries, caller.getPrincipal().getName()))
                .chain(current::refresh)
                .chain(() -> answer(brand));
    }

    private void require(String brand) {
        if (brand == null || brand.isBlank()) {
            throw RuleProblems.noBrand();
        }
        scope.require(brand);
    }

    private Uni<RestResponse<View>> answer(String brand) {
        return lookalikes.of(brand).map(kept -> RestResponse.ResponseBuilder.ok(View.of(brand, kept))
                .header("ETag", RuleProblems.tag(kept.version()))
                .build());
    }
}

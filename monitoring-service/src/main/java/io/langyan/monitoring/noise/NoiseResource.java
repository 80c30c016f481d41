package io.langyan.monitoring.noise;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Why a mention is noise. Setting and clearing is a mark like others: {@code PUT /api/mentions/{id}/marks}. */
@Path("/api/mentions")
@Produces(MediaType.APPLICATION_JSON)
class NoiseResource {

    private final NoiseReasons reasons;
    private final BrandScope scope;

    NoiseResource(NoiseReasons reasons, BrandScope scope) {
        this.reasons = reasons;
        this.scope = scope;
    }

    @GET
    @Path("/{id}/noise")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary =
                    "Noise marks of a mention by brand: kind, score, words that led there, group of copies, whether in force")
    public Uni<Page<NoiseReasons.Reason>> of(@PathParam("id") String id) {
        return reasons.of(id(id), scope.limit()).map(all -> new Page<>(all, null));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw Problem.notFound("unknown-mention", "没有这条内容", "there is no such mention");
        }
    }
}

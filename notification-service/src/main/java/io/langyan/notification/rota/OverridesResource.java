package io.langyan.notification.rota;

import io.langyan.events.rest.Idempotent;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Roles;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;

/** {@code /api/rotas/{role}/overrides}: who stands in. */
@Path("/api/rotas/{role}/overrides")
@RolesAllowed(Roles.VIEWER)
public class OverridesResource {

    private final Rotas rotas;
    private final Overrides overrides;
    private final StandIn standIn;
    private final SecurityIdentity identity;

    OverridesResource(Rotas rotas, Overrides overrides, StandIn standIn, SecurityIdentity identity) {
        this.rotas = rotas;
        this.overrides = overrides;
        this.standIn = standIn;
        this.identity = identity;
    }

    /** Those that are not over. */
    @GET
    @WithTransaction
    public Uni<Page<OverrideBody>> list(@PathParam("role") String role) {
        return rotas.needed(role)
                .chain(row -> overrides.notOverAt(role, Instant.now()))
                .map(rows -> new Page<>(rows.stream().map(OverrideBody::of).toList(), null));
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Idempotent
    @WithTransaction
    public Uni<Response> add(@PathParam("role") String role, OverrideBody body) {
        return standIn.once(role, body, identity.getPrincipal().getName())
                .map(row -> Response.status(201).entity(OverrideBody.of(row)).build());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ADMIN)
    @WithTransaction
    public Uni<Void> end(@PathParam("role") String role, @PathParam("id") UUID id) {
        return standIn.end(role, id);
    }
}

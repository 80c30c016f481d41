package io.langyan.notification.rota;

import io.langyan.events.rest.Roles;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

/** {@code GET /api/rotas/{role}/shifts?from=&to=}: who is on duty when, and what is wrong with that. */
@Path("/api/rotas/{role}/shifts")
@RolesAllowed(Roles.VIEWER)
public class ShiftsResource {

    private final Rotas rotas;
    private final Reach reach;

    ShiftsResource(Rotas rotas, Reach reach) {
        this.rotas = rotas;
        this.reach = reach;
    }

    @GET
    @WithTransaction
    public Uni<ShiftsBody> shifts(
            @PathParam("role") String role, @QueryParam("from") String from, @QueryParam("to") String to) {
        var span = AskedSpan.of(from, to);
        return rotas.needed(role).chain(row -> rotas.within(row, span)).chain(rota -> reach.now()
                .map(all -> ShiftsBody.of(rota, span, all)));
    }
}

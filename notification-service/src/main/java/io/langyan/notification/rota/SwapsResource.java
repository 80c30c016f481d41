package io.langyan.notification.rota;

import io.langyan.events.rest.Idempotent;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Roles;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/** {@code POST /api/rotas/{role}/swaps}: two exchange their shifts (换班). Taken back by deleting either override. */
@Path("/api/rotas/{role}/swaps")
@RolesAllowed(Roles.ADMIN)
public class SwapsResource {

    private final StandIn standIn;
    private final SecurityIdentity identity;

    SwapsResource(StandIn standIn, SecurityIdentity identity) {
        this.standIn = standIn;
        this.identity = identity;
    }

    /** Two spans, each the duty of one person throughout. */
    public record SwapBody(SpanBody first, SpanBody second, String reason) {}

    /** A stretch of time, its end not included. */
    public record SpanBody(Instant from, Instant to) {}

    @POST
    @Idempotent
    @WithTransaction
    public Uni<Response> swap(@PathParam("role") String role, SwapBody body) {
        return standIn.swap(role, body, identity.getPrincipal().getName()).map(rows -> Response.status(201)
                .entity(new Page<>(rows.stream().map(OverrideBody::of).toList(), null))
                .build());
    }
}

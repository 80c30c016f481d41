package io.langyan.monitoring.trend;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.KeptAlive;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** Far more than usual: what was seen, and how the running hour stands. */
@Path("/api/trends")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
class SpikesResource {

    private final Spikes spikes;
    private final RunningHour running;
    private final BrandScope scope;
    private final JsonWebToken token;

    SpikesResource(Spikes spikes, RunningHour running, BrandScope scope, JsonWebToken token) {
        this.spikes = spikes;
        this.running = running;
        this.scope = scope;
        this.token = token;
    }

    /** The running hour, all mentions and the negative ones. */
    record Now(List<NowView> measures) {}

    @GET
    @Path("/spikes")
    @WithSession
    @Operation(summary = "Spikes, newest first; open=true for those that last")
    public Uni<Page<SpikeView>> list(
            @QueryParam("brand") String brand,
            @QueryParam("open") boolean open,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        UUID before = Cursor.parse(cursor).map(keys -> keys.uuid(0)).orElse(null);
        return spikes.of(scope.limitTo(brand), open, before, size + 1)
                .map(found -> Page.of(found, size, spike -> Cursor.of(spike.id)).map(SpikeView::of));
    }

    @GET
    @Path("/now")
    @Operation(summary = "The running hour of a brand beside what is usual for this hour of the week")
    public Uni<Now> now(@QueryParam("brand") String brand) {
        return running.of(required(brand), Instant.now()).map(Now::new);
    }

    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(summary = "The running hour of a brand as it grows, until the token expires")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = NowView.class)))
    public Multi<OutboundSseEvent> stream(@QueryParam("brand") String brand, @Context Sse sse) {
        long expiry = token.getExpirationTime();
        return KeptAlive.until(expiry, running.until(expiry, required(brand)), sse);
    }

    private String required(String brand) {
        if (brand == null || brand.isBlank()) {
            throw Problem.badRequest("no-brand", "缺少 brand。", "brand is missing.");
        }
        scope.require(brand);
        return brand;
    }
}

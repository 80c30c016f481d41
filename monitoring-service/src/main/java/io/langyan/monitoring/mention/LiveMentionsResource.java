package io.langyan.monitoring.mention;

import io.langyan.events.rest.KeptAlive;
import io.langyan.events.rest.Roles;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** The ledger, live. */
@Path("/api/mentions/stream")
@RolesAllowed(Roles.VIEWER)
class LiveMentionsResource {

    private final LiveMentions live;
    private final MentionFilters filters;
    private final JsonWebToken token;

    LiveMentionsResource(LiveMentions live, MentionFilters filters, JsonWebToken token) {
        this.live = live;
        this.filters = filters;
        this.token = token;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(summary = "New mentions as they come, with the filters of the list, until the token expires")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MentionView.class)))
    public Multi<OutboundSseEvent> stream(@BeanParam MentionParameters filter, @Context Sse sse) {
        long expiry = token.getExpirationTime();
        return KeptAlive.until(expiry, live.until(expiry, filters.read(filter.values())), sse);
    }
}

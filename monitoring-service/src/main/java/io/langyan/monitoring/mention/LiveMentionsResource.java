package io.langyan.monitoring.mention;

import io.langyan.events.rest.Roles;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
    public Multi<MentionView> stream(@BeanParam MentionParameters filter) {
        return live.until(token.getExpirationTime(), filters.read(filter.values()));
    }
}

package io.langyan.incident.incident;

import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.incident.Caller;
import io.langyan.incident.ruling.Problems;
import io.langyan.incident.ruling.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Set;
import java.util.UUID;

/** Incidents by REST, to look at. */
@Path("/api/incidents")
class IncidentResource {

    private static final Set<String> STATES = Set.of("open", "closed");

    private final IncidentViews views;
    private final Caller caller;

    IncidentResource(IncidentViews views, Caller caller) {
        this.views = views;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public Uni<Page<IncidentView>> list(
            @QueryParam("brand") String brand,
            @QueryParam("crisis") UUID crisis,
            @QueryParam("state") String state,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        if (state != null && !STATES.contains(state)) {
            throw Problem.badRequest("bad-state", "state 应为 open 或 closed。", "state must be open or closed.");
        }
        return views.list(caller.limitTo(brand), crisis, state, Page.limit(limit), Cursor.parse(cursor));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.VIEWER)
    public Uni<IncidentView> get(@PathParam("id") UUID id) {
        return views.of(id)
                .map(found -> found.orElseThrow(() -> Problems.of(new Refusal.NoSuchIncident(id))))
                .invoke(incident -> caller.requireBrand(incident.brand()));
    }
}

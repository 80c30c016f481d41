package io.langyan.incident.work;

import io.langyan.events.rest.Roles;
import io.langyan.incident.Caller;
import io.langyan.incident.incident.IncidentView;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** Closing and reopening by REST. */
@Path("/api/incidents/{incident}")
class ClosingResource {

    private final CloseIncident close;
    private final ReopenIncident reopen;
    private final Shown shown;
    private final Caller caller;

    ClosingResource(CloseIncident close, ReopenIncident reopen, Shown shown, Caller caller) {
        this.close = close;
        this.reopen = reopen;
        this.shown = shown;
        this.caller = caller;
    }

    record Reopening(@Size(max = 2000) String reason) {}

    @POST
    @Path("closing")
    @RolesAllowed(Roles.COMMANDER)
    public Uni<IncidentView> close(@PathParam("incident") UUID incident, @NotNull @Valid Closing closing) {
        return close.with(incident, closing, caller.actor()).chain(shown::after);
    }

    @POST
    @Path("reopening")
    @RolesAllowed(Roles.COMMANDER)
    public Uni<IncidentView> reopen(@PathParam("incident") UUID incident, @NotNull @Valid Reopening reopening) {
        return reopen.of(incident, reopening.reason(), caller.actor()).chain(shown::after);
    }
}

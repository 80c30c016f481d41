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

/** The clocks of an incident by REST. */
@Path("/api/incidents/{incident}/clocks/{clock}")
class ClockResource {

    private final SetClock set;
    private final Shown shown;
    private final Caller caller;

    ClockResource(SetClock set, Shown shown, Caller caller) {
        this.set = set;
        this.shown = shown;
        this.caller = caller;
    }

    /** @param reason needed for a pause */
    record Change(@NotNull SetClock.Action action, @Size(max = 1000) String reason) {}

    @POST
    @RolesAllowed(Roles.COMMANDER)
    public Uni<IncidentView> change(
            @PathParam("incident") UUID incident, @PathParam("clock") String clock, @NotNull @Valid Change change) {
        return set.to(incident, clock, change.action(), change.reason(), caller.actor())
                .chain(shown::after);
    }
}

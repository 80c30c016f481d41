package io.langyan.incident.opening;

import io.langyan.events.rest.Idempotent;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.events.v1.Level;
import io.langyan.incident.Caller;
import io.langyan.incident.incident.IncidentView;
import io.langyan.incident.incident.IncidentViews;
import io.langyan.incident.incident.Opening;
import io.langyan.incident.ruling.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** Opening an incident by hand. */
@Path("/api/incidents")
class DeclareResource {

    private final DeclareIncident declare;
    private final IncidentViews views;
    private final Caller caller;

    DeclareResource(DeclareIncident declare, IncidentViews views, Caller caller) {
        this.declare = declare;
        this.views = views;
        this.caller = caller;
    }

    /**
     * @param crisisId the story it is about, null when there is none
     * @param level L1, L2 or L3
     * @param type opinion, rumour, pr, legal, or null
     */
    record Declaration(
            UUID crisisId,
            @NotBlank @Size(max = 100) String brand,
            @NotBlank @Size(max = 500) String title,
            @NotNull Level level,
            @Pattern(regexp = "opinion|rumour|pr|legal") String type) {

        Opening opening() {
            return Opening.byHand(crisisId, brand, title, level, type);
        }
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.COMMANDER)
    public Uni<RestResponse<IncidentView>> declare(@NotNull @Valid Declaration declaration) {
        caller.requireBrand(declaration.brand());
        if (!declaration.level().isCrisis()) {
            throw Problem.unprocessable("level-below-crisis", "事件级别应为 L1、L2 或 L3。", "An incident is L1, L2 or L3.");
        }
        return declare.with(declaration.opening(), caller.actor())
                .map(Problems::granted)
                .chain(incident -> views.of(incident.id()))
                .map(Optional::orElseThrow)
                .map(view -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, view)
                        .location(URI.create("/api/incidents/" + view.id()))
                        .build());
    }
}

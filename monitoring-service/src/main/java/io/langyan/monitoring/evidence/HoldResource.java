package io.langyan.monitoring.evidence;

import io.langyan.events.rest.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Legal holds (保全). */
@Path("/api/evidence/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.LEGAL)
class HoldResource {

    private final Access access;
    private final HoldEvidence hold;

    HoldResource(Access access, HoldEvidence hold) {
        this.access = access;
        this.hold = hold;
    }

    /** Why. */
    record Why(String reason) {}

    @POST
    @Path("/hold")
    @Operation(summary = "Orders the evidence to be kept, whatever retention says")
    public Uni<EvidenceView> hold(@PathParam("id") String id, Why asked) {
        String why = reason(asked);
        return access.toContent(id)
                .chain(view -> hold.hold(view.id(), access.person(), why, Instant.now()))
                .chain(changed -> access.to(id).invoke(view -> {
                    if (!changed) {
                        throw view.hold() == null
                                ? Problems.expired()
                                : Problems.alreadyHeld(view.hold().by());
                    }
                }));
    }

    @POST
    @Path("/release")
    @Operation(summary = "Lifts the hold; retention decides again")
    public Uni<EvidenceView> release(@PathParam("id") String id, Why asked) {
        String why = reason(asked);
        return access.to(id)
                .chain(view -> hold.release(view.id(), access.person(), why, Instant.now()))
                .invoke(changed -> {
                    if (!changed) {
                        throw Problems.notHeld();
                    }
                })
                .chain(() -> access.to(id));
    }

    private static String reason(Why asked) {
        String why = EvidenceResource.note(asked == null ? null : asked.reason());
        if (why == null) {
            throw Problems.missing("reason");
        }
        return why;
    }
}

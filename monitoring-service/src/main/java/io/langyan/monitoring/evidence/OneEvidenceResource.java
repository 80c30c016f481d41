package io.langyan.monitoring.evidence;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Roles;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** One piece of evidence: whoever looks is written into its chain of custody. */
@Path("/api/evidence/{id}")
@Produces(MediaType.APPLICATION_JSON)
class OneEvidenceResource {

    private final Access access;
    private final Custody custody;
    private final VerifyEvidence verify;

    OneEvidenceResource(Access access, Custody custody, VerifyEvidence verify) {
        this.access = access;
        this.custody = custody;
        this.verify = verify;
    }

    /** An entry of the chain as people see it. */
    @RegisterForReflection
    record EntryView(
            int seq, Instant at, String actor, String action, @JsonRawValue String detail, String prev, String hash) {

        static EntryView of(Custody.Kept kept) {
            CustodyEntry entry = kept.entry();
            return new EntryView(
                    entry.seq(), entry.at(), entry.actor(), entry.action(), entry.detail(), entry.prev(), entry.hash());
        }
    }

    /**
     * Evidence leaves the house.
     *
     * @param to who receives it: a court, a law firm, a platform
     * @param purpose what for
     */
    record HandOver(String to, String purpose) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "The record as it was hashed; the view becomes a custody entry")
    public Uni<EvidenceView> one(@PathParam("id") String id) {
        return access.to(id).call(view -> access.trace(view, CustodyEntry.VIEWED, CustodyEntry.NOTHING));
    }

    @GET
    @Path("/custody")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "The chain of custody, oldest first")
    public Uni<Page<EntryView>> custody(
            @PathParam("id") String id, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        int after = (int) Math.max(
                0,
                Math.min(
                        Integer.MAX_VALUE,
                        Cursor.parse(cursor).map(keys -> keys.number(0)).orElse(0L)));
        return access.to(id)
                .chain(view -> custody.after(view.id(), after, size + 1))
                .map(found -> Page.of(
                                found, size, kept -> Cursor.of(kept.entry().seq()))
                        .map(EntryView::of));
    }

    @GET
    @Path("/verify")
    @Blocking
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Computes every hash anew and names what was changed")
    public VerifyEvidence.Verdict verify(@PathParam("id") String id) {
        return verify.of(access.to(id).await().indefinitely());
    }

    @POST
    @Path("/hand-over")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.LEGAL)
    @Operation(summary = "Records that the evidence was handed over; the answer's hash belongs on the receipt")
    public Uni<EntryView> handOver(@PathParam("id") String id, HandOver asked) {
        String to = EvidenceResource.note(asked == null ? null : asked.to());
        if (to == null) {
            throw Problems.missing("to");
        }
        String detail = Details.of("to", to, "purpose", EvidenceResource.note(asked.purpose()));
        return access.to(id)
                .chain(view -> access.trace(view, CustodyEntry.HANDED_OVER, detail))
                .map(entry -> EntryView.of(new Custody.Kept(entry, null)));
    }
}

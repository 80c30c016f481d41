package io.langyan.monitoring.correction;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** What people say against the machine about one mention. */
@Path("/api/mentions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class CorrectionsResource {

    private final CorrectReading correct;
    private final MarkMention mark;
    private final Corrections corrections;
    private final BrandScope scope;
    private final SecurityIdentity caller;

    CorrectionsResource(
            CorrectReading correct,
            MarkMention mark,
            Corrections corrections,
            BrandScope scope,
            SecurityIdentity caller) {
        this.correct = correct;
        this.mark = mark;
        this.corrections = corrections;
        this.scope = scope;
        this.caller = caller;
    }

    /** The revision that holds now; also the ETag. */
    record Revised(UUID id, int revision) {}

    @PUT
    @Path("/{id}/reading")
    @RolesAllowed(Roles.ANALYST)
    @Operation(summary = "Says what a mention means; wins over the model for ever. If-Match: the mention's revision")
    public Uni<RestResponse<Revised>> read(
            @PathParam("id") String id, @HeaderParam("If-Match") String seen, SaidReading said) {
        UUID mention = SaidCheck.id(id);
        int revision = SaidCheck.revision(seen);
        SaidReading checked = SaidCheck.reading(said);
        return correct.of(mention, checked, revision, scope.limit(), who()).map(now -> revised(mention, now));
    }

    @PUT
    @Path("/{id}/marks")
    @RolesAllowed(Roles.ANALYST)
    @Operation(
            summary =
                    "Sets or clears marks for one brand: notCrisis, ownAccount, noise. If-Match: the mention's revision")
    public Uni<RestResponse<Revised>> mark(
            @PathParam("id") String id, @HeaderParam("If-Match") String seen, SaidMarks said) {
        UUID mention = SaidCheck.id(id);
        int revision = SaidCheck.revision(seen);
        SaidMarks checked = SaidCheck.marks(said);
        scope.require(checked.brand());
        return mark.of(mention, checked, revision, who()).map(now -> revised(mention, now));
    }

    @GET
    @Path("/{id}/readings")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "What people said about a mention, newest first: who, when, before, after")
    public Uni<Page<Corrections.Line>> history(
            @PathParam("id") String id, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        int before = Cursor.parse(cursor)
                .map(keys -> (int) Math.min(Integer.MAX_VALUE, keys.number(0)))
                .orElse(Integer.MAX_VALUE);
        return corrections
                .of(SaidCheck.id(id), scope.limit(), before, size + 1)
                .map(lines -> Page.of(lines, size, line -> Cursor.of(line.revision())));
    }

    private String who() {
        return caller.getPrincipal().getName();
    }

    private static RestResponse<Revised> revised(UUID id, int revision) {
        return RestResponse.ResponseBuilder.ok(new Revised(id, revision))
                .header("ETag", "\"" + revision + "\"")
                .build();
    }
}

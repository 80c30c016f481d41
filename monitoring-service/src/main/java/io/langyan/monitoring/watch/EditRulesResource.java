package io.langyan.monitoring.watch;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Idempotent;
import io.langyan.events.rest.Roles;
import io.langyan.monitoring.watch.language.Finding;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** What is listened for beside the plan's brand names and negative tags: for writing. A change is in force when its answer comes. */
@Path("/api/watch-rules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ANALYST)
class EditRulesResource {

    private final ChangeWatchRules change;
    private final RuleHistory history;
    private final CurrentWatchList current;
    private final JudgeRule judge;
    private final Editor editor;

    EditRulesResource(
            ChangeWatchRules change, RuleHistory history, CurrentWatchList current, JudgeRule judge, Editor editor) {
        this.change = change;
        this.history = history;
        this.current = current;
        this.judge = judge;
        this.editor = editor;
    }

    @POST
    @Idempotent
    @Operation(summary = "A new rule; in force when the answer comes")
    public Uni<RestResponse<RuleView>> add(RuleDraft draft) {
        return judge.warningsOf(draft).chain(warnings -> change.add(draft, editor.name())
                .call(current::refresh)
                .map(rule -> RestResponse.ResponseBuilder.<RuleView>created(URI.create("/api/watch-rules/" + rule.id))
                        .entity(RuleView.of(rule, warnings))
                        .header("ETag", RuleProblems.tag(rule.version))
                        .build()));
    }

    @PUT
    @Path("/{id}")
    @Operation(
            summary =
                    "Changes a rule of the version in If-Match, or restores a removed one; in force when the answer comes")
    public Uni<RestResponse<RuleView>> change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, RuleDraft asked) {
        if (asked == null) {
            throw RuleProblems.noBody();
        }
        int version = RuleProblems.version(ifMatch);
        return brandOf(id).map(brand -> ofBrand(asked, brand)).chain(draft -> judge.warningsOf(draft)
                .chain(warnings -> change.change(id, version, draft, editor.name())
                        .call(current::refresh)
                        .map(rule -> answer(rule, warnings))));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Takes a rule away; what it found stays found, and its versions stay readable")
    public Uni<RestResponse<Void>> remove(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        Integer version = ifMatch == null ? null : RuleProblems.version(ifMatch);
        return brandOf(id)
                .chain(brand -> change.remove(id, version, editor.name()))
                .call(current::refresh)
                .map(gone -> RestResponse.noContent());
    }

    /** The caller's right to it checked. */
    private Uni<String> brandOf(UUID id) {
        return history.brandOf(id)
                .map(brand -> brand.orElseThrow(RuleProblems::unknown))
                .invoke(editor::require);
    }

    /** A rule stays with its brand. */
    private static RuleDraft ofBrand(RuleDraft asked, String brand) {
        if (asked.brand() != null && !asked.brand().equals(brand)) {
            throw RuleProblems.otherBrand();
        }
        return new RuleDraft(brand, asked.terms(), asked.expression(), asked.effect(), asked.negative(), asked.note());
    }

    private static RestResponse<RuleView> answer(WatchRule rule, List<Finding> warnings) {
        return RestResponse.ResponseBuilder.ok(RuleView.of(rule, warnings))
                .header("ETag", RuleProblems.tag(rule.version))
                .build();
    }

    /** Who edits. */
    @jakarta.enterprise.context.RequestScoped
    static class Editor {

        private final SecurityIdentity identity;
        private final BrandScope scope;

        Editor(SecurityIdentity identity, BrandScope scope) {
            this.identity = identity;
            this.scope = scope;
        }

        String name() {
            return identity.getPrincipal().getName();
        }

        void require(String brand) {
            scope.require(brand);
        }
    }
}

package io.langyan.monitoring.watch;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Roles;
import io.langyan.monitoring.watch.language.Finding;
import io.langyan.monitoring.watch.language.Lint;
import io.langyan.monitoring.watch.language.Parser;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** What is listened for beside the plan's brand names and negative tags: for reading. */
@Path("/api/watch-rules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
class WatchRulesResource {

    private final WatchRules rules;
    private final RuleHistory history;
    private final CurrentWatchList current;
    private final JudgeRule judge;
    private final BrandScope scope;

    WatchRulesResource(
            WatchRules rules, RuleHistory history, CurrentWatchList current, JudgeRule judge, BrandScope scope) {
        this.rules = rules;
        this.history = history;
        this.current = current;
        this.judge = judge;
        this.scope = scope;
    }

    /** What the plan itself makes listened for. */
    record PlanTerms(
            String brand, String plan, int planVersion, String drill, List<String> names, List<String> negativeTags) {

        static PlanTerms of(BrandWatch watch) {
            return new PlanTerms(
                    watch.id(),
                    watch.plan().name(),
                    watch.planVersion(),
                    watch.drill(),
                    watch.brand().names(),
                    watch.plan().monitoring() == null
                            ? List.of()
                            : watch.plan().monitoring().negativeTags());
        }
    }

    /**
     * What the linter says.
     *
     * @param valid the rule may be stored
     * @param reads the expression with all that is unwritten written, null when it cannot be read
     */
    record Linted(boolean valid, String reads, List<Finding> errors, List<Finding> warnings) {

        static Linted of(RuleDraft draft, List<Finding> findings) {
            List<Finding> errors = Lint.errors(findings);
            boolean readable = errors.isEmpty() && draft.hasExpression();
            return new Linted(
                    errors.isEmpty(),
                    readable ? Parser.parse(draft.cleanExpression()).toString() : null,
                    errors,
                    findings.stream().filter(finding -> !finding.error()).toList());
        }
    }

    @GET
    @WithSession
    @Operation(summary = "Watch rules, newest first")
    public Uni<Page<RuleView>> list(
            @QueryParam("brand") String brand,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        return rules.of(scope.limitTo(brand), Cursor.parse(cursor).map(keys -> keys.uuid(0)), size + 1)
                .map(found -> Page.of(found, size, rule -> Cursor.of(rule.id)).map(RuleView::of));
    }

    @GET
    @Path("/from-plans")
    @Operation(summary = "Names and tags that come from the plans this service has heard of")
    public Uni<Page<PlanTerms>> fromPlans(@QueryParam("brand") String brand) {
        return current.get()
                .map(list -> new Page<>(
                        list.brands().stream()
                                .filter(watch -> brand == null || watch.id().equals(brand))
                                .filter(watch -> scope.allows(watch.id()))
                                .map(PlanTerms::of)
                                .toList(),
                        null));
    }

    @GET
    @Path("/{id}")
    @WithSession
    @Operation(summary = "One rule; its ETag is the version to edit")
    public Uni<RestResponse<RuleView>> one(@PathParam("id") UUID id) {
        return rules.findById(id)
                .onItem()
                .ifNull()
                .failWith(RuleProblems::unknown)
                .invoke(rule -> scope.require(rule.brand))
                .map(rule -> RestResponse.ResponseBuilder.ok(RuleView.of(rule))
                        .header("ETag", RuleProblems.tag(rule.version))
                        .build());
    }

    @GET
    @Path("/{id}/versions")
    @Operation(summary = "What each version of a rule said, who said it and when; newest first, also of a removed rule")
    public Uni<Page<RuleHistory.Version>> versions(
            @PathParam("id") UUID id, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        int before = Cursor.parse(cursor)
                .map(keys -> (int) Math.max(0, Math.min(keys.number(0), Integer.MAX_VALUE)))
                .orElse(Integer.MAX_VALUE);
        return history.last(id)
                .map(last -> last.orElseThrow(RuleProblems::unknown))
                .invoke(last -> scope.require(last.brand()))
                .chain(last -> history.of(id, before, size + 1))
                .map(found -> Page.of(found, size, version -> Cursor.of(version.version())));
    }

    @POST
    @Path("/lint")
    @Operation(summary = "What is wrong or doubtful about a rule, without storing it")
    public Uni<Linted> lint(RuleDraft draft) {
        return judge.findingsOf(draft).map(findings -> Linted.of(draft, findings));
    }
}

package io.langyan.monitoring.watch;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Idempotent;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** What is listened for beside the plan's brand names and negative tags. */
@Path("/api/watch-rules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class WatchRulesResource {

    private final WatchRules rules;
    private final ChangeWatchRules change;
    private final CurrentWatchList current;
    private final BrandScope scope;
    private final SecurityIdentity caller;

    WatchRulesResource(
            WatchRules rules,
            ChangeWatchRules change,
            CurrentWatchList current,
            BrandScope scope,
            SecurityIdentity caller) {
        this.rules = rules;
        this.change = change;
        this.current = current;
        this.scope = scope;
        this.caller = caller;
    }

    /** A rule as it is asked for. */
    record NewRule(String brand, List<String> terms, boolean negative) {}

    /** A rule as it stands. */
    record RuleView(UUID id, String brand, List<String> terms, boolean negative, String createdBy, Instant createdAt) {

        static RuleView of(WatchRule rule) {
            return new RuleView(rule.id, rule.brand, rule.termList(), rule.negative, rule.createdBy, rule.createdAt);
        }
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

    @GET
    @WithSession
    @RolesAllowed(Roles.VIEWER)
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
    @RolesAllowed(Roles.VIEWER)
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

    @POST
    @Idempotent
    @RolesAllowed(Roles.ANALYST)
    @Operation(summary = "A new rule; in force when the answer comes")
    public Uni<RestResponse<RuleView>> add(NewRule asked) {
        if (asked == null || asked.brand() == null || asked.brand().isBlank()) {
            throw Problem.badRequest("no-brand", "缺少 brand", "brand is missing");
        }
        scope.require(asked.brand());
        TermCheck.faultIn(asked.terms()).ifPresent(fault -> {
            throw Problem.unprocessable(fault.kind(), fault.zh(), fault.en());
        });
        return current.get()
                .invoke(list -> requireKnown(list, asked.brand()))
                .chain(() -> change.add(
                        asked.brand(),
                        asked.terms(),
                        asked.negative(),
                        caller.getPrincipal().getName()))
                .call(current::refresh)
                .map(rule -> RestResponse.ResponseBuilder.<RuleView>created(URI.create("/api/watch-rules/" + rule.id))
                        .entity(RuleView.of(rule))
                        .build());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ANALYST)
    @Operation(summary = "Takes a rule away; what it found stays found")
    public Uni<RestResponse<Void>> remove(@PathParam("id") UUID id) {
        return ruleOf(id)
                .chain(rule -> change.remove(rule.id))
                .call(current::refresh)
                .map(gone -> RestResponse.noContent());
    }

    @WithSession
    Uni<WatchRule> ruleOf(UUID id) {
        return rules.findById(id)
                .onItem()
                .ifNull()
                .failWith(WatchRulesResource::unknown)
                .invoke(rule -> scope.require(rule.brand));
    }

    private static void requireKnown(WatchList list, String brand) {
        if (list.brand(brand).isEmpty()) {
            throw Problem.unprocessable("unknown-brand", "没有预案包含该品牌", "no plan lists this brand");
        }
    }

    private static Problem unknown() {
        return Problem.notFound("unknown-rule", "没有这条规则", "there is no such rule");
    }
}

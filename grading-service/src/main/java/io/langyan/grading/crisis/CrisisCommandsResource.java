package io.langyan.grading.crisis;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Idempotent;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.events.v1.Level;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What people decide about a crisis: its level, a false alarm, which mentions it has. Carried out by the topology within moments. */
@Path("/api/crises/{id}/commands")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ANALYST)
class CrisisCommandsResource {

    private final Crises crises;
    private final DecideOnCrisis decide;
    private final RegroupCrises regroup;
    private final BrandScope scope;
    private final SecurityIdentity caller;

    CrisisCommandsResource(
            Crises crises, DecideOnCrisis decide, RegroupCrises regroup, BrandScope scope, SecurityIdentity caller) {
        this.crises = crises;
        this.decide = decide;
        this.regroup = regroup;
        this.scope = scope;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @Operation(
            summary =
                    "Declare or override the level of a crisis, mark it a false alarm, merge it, split or move mentions of it")
    public Uni<Response> command(
            @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid CommandQuery query) {
        check(query);
        String by = caller.getPrincipal().getName();
        return crises.named(id, scope.limit())
                .invoke(CrisisCommandsResource::notAbsorbed)
                .call(crisis -> ifMatch == null ? Uni.createFrom().voidItem() : asRead(crisis, ifMatch))
                .chain(crisis -> query.regroups() ? regroup(crisis, query, by) : decide(crisis, query, by))
                .map(crisis -> Response.accepted(Map.of("accepted", true, "crisis", crisis))
                        .build());
    }

    private static void notAbsorbed(CrisisView crisis) {
        if (crisis.absorbedInto() != null) {
            throw Problem.conflict("crisis-ended", "该危机已并入其他危机。", "The crisis was merged into another.")
                    .with("absorbedInto", crisis.absorbedInto());
        }
    }

    /** Whoever says what they have read decides only on that. */
    private Uni<Void> asRead(CrisisView crisis, String ifMatch) {
        return crises.withHistory(crisis)
                .invoke(now -> {
                    if (!now.tag().equals(ifMatch)) {
                        throw Problem.preconditionFailed(
                                "crisis-changed", "该危机在您读取之后已有变动，请重新读取。", "The crisis was changed since you read it.");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<UUID> decide(CrisisView crisis, CommandQuery query, String by) {
        return decide.on(crisis, query, by).replaceWith(crisis.id());
    }

    private Uni<UUID> regroup(CrisisView crisis, CommandQuery query, String by) {
        return regroup.of(crisis, query, by, scope.limit())
                .call(regrouping -> decide.hand(crisis, regrouping.command()))
                .map(RegroupCrises.Regrouping::crisis);
    }

    /** An analyst may declare watch and warn, mark false alarms and regroup; more takes a commander. */
    private void check(CommandQuery query) {
        if (query.command().equals("false-alarm") || query.regroups()) {
            return;
        }
        if (query.level() == null || query.level() == Level.NONE) {
            throw Problem.badRequest(
                    "bad-level", "级别应为 L1、L2、L3、warn 或 watch。", "A level is L1, L2, L3, warn or watch.");
        }
        boolean small = query.command().equals("declare") && !query.level().isCrisis();
        if (!small && !caller.hasRole(Roles.COMMANDER)) {
            throw Problem.forbidden("forbidden", "当前角色无权执行此操作。", "Your role does not allow this.");
        }
    }
}

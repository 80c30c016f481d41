package io.langyan.grading.crisis;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Roles;
import io.langyan.events.v1.plan.GradingPolicy;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.grading.live.PlansInForce;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The curve of a crisis: its spread over time, per window, with the thresholds of its plan and the levels that were proved. */
@Path("/api/crises/{id}/curve")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
class CurveResource {

    private final Crises crises;
    private final CurvePoints points;
    private final PlansInForce plans;
    private final BrandScope scope;

    CurveResource(Crises crises, CurvePoints points, PlansInForce plans, BrandScope scope) {
        this.crises = crises;
        this.points = points;
        this.plans = plans;
        this.scope = scope;
    }

    @GET
    @Operation(summary = "The spread of a crisis over time as it was told, against the thresholds of its plan")
    public Uni<Curve> curve(
            @PathParam("id") String id,
            @Parameter(description = "ISO-8601 with offset; when absent, 31 days before the end") @QueryParam("from")
                    String from,
            @Parameter(
                            description =
                                    "ISO-8601 with offset, exclusive, at most 31 days after from; when absent, as far as that, or the last point")
                    @QueryParam("to")
                    String to,
            @Parameter(description = "at most so many, 10 to 1000, 240 when absent") @QueryParam("points")
                    Integer most) {
        CurveQuery query = CurveQuery.asked(from, to, most);
        return crises.named(id, scope.limit()).chain(crisis -> points.of(crisis.id(), query)
                // all plans are parsed to find that of the brand
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(told -> Curve.of(crisis, query, told, policy(crisis.brand()))));
    }

    private GradingPolicy policy(String brand) {
        Plan plan = plans.of(brand);
        return plan.grading() == null ? PlanFile.defaultPlan().grading() : plan.grading();
    }
}

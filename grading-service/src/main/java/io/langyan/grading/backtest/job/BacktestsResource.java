package io.langyan.grading.backtest.job;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Idempotent;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Backtests (回测): any plan against any recorded period or file, and two plans against each other. */
@Path("/api/backtests")
@Produces(MediaType.APPLICATION_JSON)
class BacktestsResource {

    private static final String QUEUE =
            "429 too-many-backtests with Retry-After when too many wait. Backtests are kept 90 days from their end, if not configured otherwise.";

    private final Backtests backtests;
    private final BacktestsSeen seen;
    private final BacktestWork work;
    private final RunBacktest run;
    private final BrandScope scope;

    BacktestsResource(Backtests backtests, BacktestsSeen seen, BacktestWork work, RunBacktest run, BrandScope scope) {
        this.backtests = backtests;
        this.seen = seen;
        this.work = work;
        this.run = run;
        this.scope = scope;
    }

    @POST
    @Blocking // plans are checked and parsed, files moved
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ANALYST, Roles.APP})
    @Operation(
            summary = "Grade again what was recorded of a brand, by one plan or by two to compare them",
            description = "The body has 8 MiB at most. 400 bad-period: to, which is exclusive, is not later than from."
                    + " asked.keptSince says from when on the period is kept, if not as a whole. " + QUEUE)
    public Uni<Response> recorded(@NotNull @Valid BacktestQuery query) {
        scope.require(query.brand());
        query.checkPeriod();
        Plan plan = query.plan() == null ? work.planInForce(query.brand()) : AskedPlan.of("plan", query.plan());
        Plan against = query.against() == null ? null : AskedPlan.of("against", query.against());
        AskedGrading grading = AskedGrading.of(plan, against, query.manner());
        JsonObject asked = new JsonObject()
                .put("brand", query.brand())
                .put("from", query.from().toString())
                .put("to", query.to().toString())
                .put("keptSince", work.keptSince(query))
                .put("plan", plan.name())
                .put("against", grading.againstName());
        return run.start(grading, query.brand(), seen.user(), asked, work.recorded(query))
                .map(BacktestsResource::accepted);
    }

    @POST
    @Blocking // plans are checked and parsed, files moved
    @Idempotent
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({Roles.ANALYST, Roles.APP})
    @Operation(
            summary = "Grade a file of observations, by one plan or by two to compare them",
            description =
                    "NDJSON of 1 GiB at most, with the plans as files or fields of 1 MiB. Lines that intake would refuse for their platform are"
                            + " named among the rejected. " + QUEUE)
    public Uni<Response> uploaded(@BeanParam BacktestUpload upload) {
        FileUpload observations = upload.file("observations")
                .orElseThrow(() -> Problem.badRequest(
                        "observations-missing", "缺少 observations 文件。", "The part observations is missing."));
        Plan plan = plan("plan", upload, upload.plan).orElseGet(PlanFile::defaultPlan);
        Plan against = plan("against", upload, upload.against).orElse(null);
        AskedGrading grading = AskedGrading.of(plan, against, upload.manner());
        JsonObject asked = new JsonObject()
                .put("bytes", observations.size())
                .put("plan", plan.name())
                .put("against", grading.againstName())
                .put("story", grading.plan().story());
        return run.start(grading, null, seen.user(), asked, work.file(observations))
                .map(BacktestsResource::accepted);
    }

    private Optional<Plan> plan(String part, BacktestUpload upload, String field) {
        return upload.file(part)
                .map(work::text)
                .or(() -> Optional.ofNullable(field))
                .filter(text -> !text.isBlank())
                .map(text -> AskedPlan.of(part, text));
    }

    private static Response accepted(UUID id) {
        return Response.accepted(Map.of("id", id, "state", "queued", "progress", 0))
                .location(URI.create("/api/backtests/" + id))
                .build();
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Backtests, newest first")
    public Uni<Page<BacktestJob>> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        return seen.newest(Cursor.parse(cursor), size + 1)
                .map(found -> Page.of(found, size, job -> Cursor.of(job.createdAt(), job.id())));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "A backtest: its state, and once done its stories and digest, or the summary of a comparison")
    public Uni<Response> one(@PathParam("id") String id) {
        return seen.one(id).chain(job -> backtests.answerOf(job.id()).map(answer -> shown(job, answer)));
    }

    private static Response shown(BacktestJob job, Optional<String> answer) {
        return answer.map(json ->
                        Response.ok(json, MediaType.APPLICATION_JSON_TYPE).build())
                .orElseGet(() -> Response.ok(job).build());
    }
}

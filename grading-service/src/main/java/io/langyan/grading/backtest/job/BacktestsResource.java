package io.langyan.grading.backtest.job;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Idempotent;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.grading.backtest.BacktestSettings;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Backtests (回测): any plan against any recorded period or file. */
@Path("/api/backtests")
@Produces(MediaType.APPLICATION_JSON)
class BacktestsResource {

    private final Backtests backtests;
    private final BacktestWork work;
    private final RunBacktest run;
    private final BrandScope scope;
    private final SecurityIdentity caller;

    BacktestsResource(
            Backtests backtests, BacktestWork work, RunBacktest run, BrandScope scope, SecurityIdentity caller) {
        this.backtests = backtests;
        this.work = work;
        this.run = run;
        this.scope = scope;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ANALYST, Roles.APP})
    @Operation(summary = "Grade again what was recorded of a brand")
    public Uni<Response> recorded(@NotNull @Valid BacktestQuery query) {
        scope.require(query.brand());
        boolean asRecorded = query.story() == null || query.story().equals("recorded");
        Plan plan = query.plan() == null ? work.planInForce(query.brand()) : AskedPlan.of(query.plan());
        BacktestSettings settings =
                AskedPlan.settings(plan, query.window(), asRecorded ? "field:story" : query.story(), query.members());
        JsonObject asked = new JsonObject()
                .put("brand", query.brand())
                .put("from", query.from().toString())
                .put("to", query.to().toString())
                .put("plan", plan.name());
        return run.start(settings, query.brand(), user(), asked, work.recorded(query))
                .map(BacktestsResource::accepted);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({Roles.ANALYST, Roles.APP})
    @Operation(summary = "Grade a file of observations")
    public Uni<Response> uploaded(
            @RestForm(FileUpload.ALL) List<FileUpload> files,
            @RestForm("plan") String planText,
            @QueryParam("window") String window,
            @QueryParam("story") String story,
            @QueryParam("members") boolean members) {
        FileUpload observations = file(files, "observations")
                .orElseThrow(() -> Problem.badRequest(
                        "observations-missing", "缺少 observations 文件。", "The part observations is missing."));
        String text = file(files, "plan").map(work::text).orElse(planText);
        Plan plan = text == null || text.isBlank() ? PlanFile.defaultPlan() : AskedPlan.of(text);
        BacktestSettings settings = AskedPlan.settings(plan, window, story, members);
        JsonObject asked = new JsonObject()
                .put("bytes", observations.size())
                .put("plan", plan.name())
                .put("story", settings.story());
        return run.start(settings, null, user(), asked, work.file(observations)).map(BacktestsResource::accepted);
    }

    private static Optional<FileUpload> file(List<FileUpload> files, String part) {
        return files == null
                ? Optional.empty()
                : files.stream().filter(file -> file.name().equals(part)).findFirst();
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
        return backtests
                .visibleTo(user(), scope.limit(), Cursor.parse(cursor), size + 1)
                .map(found -> Page.of(found, size, job -> Cursor.of(job.createdAt(), job.id())));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "A backtest: its state, and once done its stories and digest")
    public Uni<Response> one(@PathParam("id") String id) {
        return backtests
                .byId(uuid(id))
                .map(found -> found.filter(this::visible).orElseThrow(BacktestsResource::unknown))
                .chain(job -> backtests.answerOf(job.id()).map(answer -> shown(job, answer)));
    }

    private static Response shown(BacktestJob job, Optional<String> answer) {
        return answer.map(json ->
                        Response.ok(json, MediaType.APPLICATION_JSON_TYPE).build())
                .orElseGet(() -> Response.ok(job).build());
    }

    private boolean visible(BacktestJob job) {
        boolean mine = job.requestedBy().equals(user());
        return job.brand() == null ? mine || scope.limit().isEmpty() : scope.allows(job.brand());
    }

    private String user() {
        return caller.getPrincipal().getName();
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            throw unknown();
        }
    }

    private static Problem unknown() {
        return Problem.notFound("backtest-unknown", "没有这个回测。", "There is no such backtest.");
    }
}

package io.langyan.monitoring.imports;

import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** One import: how far it is, live if wished, and stopped if wished. */
@Path("/api/imports/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.INGEST, Roles.ANALYST})
class ImportJobResource {

    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final ImportViews imports;
    private final ImportProgress progress;
    private final ImportJobs jobs;
    private final SecurityIdentity caller;

    ImportJobResource(ImportViews imports, ImportProgress progress, ImportJobs jobs, SecurityIdentity caller) {
        this.imports = imports;
        this.progress = progress;
        this.jobs = jobs;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "How far an import is, and which lines were refused")
    public Uni<ImportViews.ImportView> one(@PathParam("id") String id, @Context HttpHeaders headers) {
        return view(uuid(id), headers);
    }

    @GET
    @Path("/stream")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(summary = "An import's progress as server-sent events, until it is done or cancelled")
    public Multi<ImportViews.ImportView> stream(@PathParam("id") String id, @Context HttpHeaders headers) {
        // once a stream has begun there is no saying 404
        ImportViews.ImportView first = view(uuid(id), headers).await().atMost(ANSWER);
        return progress.after(first, ImportsResource.prefersChinese(headers))
                .select()
                .first(tokenLasts());
    }

    @POST
    @Path("/cancel")
    @Operation(summary = "Stops an import; lines that have their verdict keep it")
    public Uni<ImportViews.ImportView> cancel(@PathParam("id") String id, @Context HttpHeaders headers) {
        UUID job = uuid(id);
        return view(job, headers)
                .chain(seen -> jobs.cancel(job, caller.getPrincipal().getName(), caller.hasRole(Roles.ANALYST)))
                .chain(stopped -> view(job, headers)
                        .chain(now -> stopped
                                ? Uni.createFrom().item(now)
                                : Uni.createFrom().failure(refused(now.state()))));
    }

    @DELETE
    @Operation(summary = "As POST …/cancel")
    public Uni<ImportViews.ImportView> delete(@PathParam("id") String id, @Context HttpHeaders headers) {
        return cancel(id, headers);
    }

    private Uni<ImportViews.ImportView> view(UUID id, HttpHeaders headers) {
        return imports.byId(id, ImportsResource.prefersChinese(headers))
                .map(found -> found.orElseThrow(ImportJobResource::unknown));
    }

    /** A live view ends with the token that it was asked with. */
    private Duration tokenLasts() {
        long seconds = caller.getPrincipal() instanceof JsonWebToken token
                ? token.getExpirationTime() - Instant.now().getEpochSecond()
                : 1;
        return Duration.ofSeconds(Math.max(1, seconds));
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            throw unknown();
        }
    }

    private static Problem unknown() {
        return Problem.notFound("unknown-import", "没有这个导入任务", "there is no such import");
    }

    private static Problem refused(String state) {
        return switch (state) {
            case "done" ->
                Problem.conflict("import-done", "该导入任务已经完成，无法取消", "this import is done; there is nothing left to stop");
            case "cancelled" ->
                Problem.conflict("import-cancelled", "该导入任务已经取消", "this import has been cancelled already");
            case "spooling" ->
                Problem.conflict(
                        "import-not-running", "文件仍在接收，稍后再取消", "the file is still coming in; cancel it once it runs");
            default ->
                Problem.forbidden(
                        "not-your-import", "只能取消自己发起的导入任务", "only an analyst cancels an import that another started");
        };
    }
}

package io.langyan.grading.backtest.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What the comparison of two plans found, page by page. */
@Path("/api/backtests/{id}/differences")
@Produces(MediaType.APPLICATION_JSON)
class DifferencesResource {

    private final BacktestsSeen seen;
    private final Differences differences;

    DifferencesResource(BacktestsSeen seen, Differences differences) {
        this.seen = seen;
        this.differences = differences;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Stories that two plans grade differently, in the order of their keys")
    public Uni<Page<JsonNode>> list(
            @PathParam("id") String id, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        long after = Cursor.parse(cursor).map(keys -> keys.number(0)).orElse(-1L);
        return seen.one(id)
                .invoke(DifferencesResource::mustBeThere)
                .chain(job -> differences.of(job.id(), after, size + 1))
                .map(found ->
                        Page.of(found, size, row -> Cursor.of(row.place())).map(Differences.Row::difference));
    }

    private static void mustBeThere(BacktestJob job) {
        if (!job.compares()) {
            throw Problem.notFound("nothing-compared", "这个回测没有对比另一份预案。", "This backtest compares no two plans.");
        }
        if (!job.done()) {
            throw Problem.conflict(
                    "backtest-unfinished", "回测尚未完成，或已失败。", "The backtest is not finished, or has failed.");
        }
    }
}

package io.langyan.monitoring.source;

import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.monitoring.observation.CleanText;
import io.langyan.monitoring.outbound.Trouble;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** A crawler that found nothing says so, and one that cannot work says why: only so is its silence told from calm. */
@Path("/api/sources/{id}/heartbeat")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class HeartbeatResource {

    private static final int LONGEST_REASON = 300;

    private final ReadSources read;
    private final SourceLife life;
    private final Pool pool;

    HeartbeatResource(ReadSources read, SourceLife life, Pool pool) {
        this.read = read;
        this.life = life;
        this.pool = pool;
    }

    /**
     * @param ok left out means yes
     * @param reason what keeps it from working, when not
     */
    record Heartbeat(Boolean ok, String reason) {}

    @POST
    @RolesAllowed({Roles.INGEST, Roles.ANALYST})
    @Operation(
            summary = "All is well, or what keeps the source from working; repeating it changes nothing but the time")
    public Uni<RestResponse<Void>> beat(@PathParam("id") String id, Heartbeat beat) {
        Instant now = Instant.now();
        return read.visible(id, null)
                .map(KnownSource::source)
                .invoke(HeartbeatResource::requireNotPolled)
                .chain(source -> beat == null || beat.ok() == null || beat.ok()
                        ? life.good(pool, source.id(), now)
                        : life.failed(pool, source.id(), now, told(beat.reason())))
                .map(noted -> RestResponse.noContent());
    }

    private static Trouble told(String reason) {
        String text = reason == null || reason.isBlank() ? "" : CleanText.clean(reason.strip(), LONGEST_REASON);
        return new Trouble(
                "reported",
                text.isEmpty() ? "采集端报告失败，未说明原因" : text,
                text.isEmpty() ? "reported without a reason" : text);
    }

    private static void requireNotPolled(Source source) {
        if (source.kind() == SourceKind.FEED) {
            throw Problem.conflict(
                    "polled-feed", "该采集源由狼烟轮询，不接受心跳", "this feed is polled by Langyan and takes no heartbeats");
        }
    }
}

package io.langyan.monitoring.outlook;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.KeptAlive;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Roles;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** The coverage board: computed from what arrived, never asserted. */
@Path("/api/coverage")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
class CoverageResource {

    private final ReadCoverage coverage;
    private final Silences silences;
    private final BrandScope scope;
    private final JsonWebToken token;

    CoverageResource(ReadCoverage coverage, Silences silences, BrandScope scope, JsonWebToken token) {
        this.coverage = coverage;
        this.silences = silences;
        this.scope = scope;
        this.token = token;
    }

    @GET
    @Operation(
            summary =
                    "Per brand and platform: sources, last good sample, expected interval, gap, state; and open silences")
    public Uni<Board> board(@QueryParam("brand") String brand) {
        return coverage.board(scope.limitTo(brand), isGiven(brand));
    }

    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(summary = "The board now and whenever it changes, until the token expires")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Board.class)))
    public Multi<OutboundSseEvent> stream(@QueryParam("brand") String brand, @Context Sse sse) {
        long expiry = token.getExpirationTime();
        return KeptAlive.until(
                expiry, coverage.until(Instant.ofEpochSecond(expiry), scope.limitTo(brand), isGiven(brand)), sse);
    }

    @GET
    @Path("/silences")
    @Operation(summary = "Silences that rang, newest first; open=true for those that last, open=false for the others")
    public Uni<Page<Silence>> silences(
            @QueryParam("brand") String brand,
            @QueryParam("open") Boolean open,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        return silences.find(
                        scope.limitTo(brand),
                        open,
                        Cursor.parse(cursor).map(keys -> keys.uuid(0)).orElse(null),
                        size + 1)
                .map(found -> Page.of(found, size, silence -> Cursor.of(silence.id())));
    }

    private static boolean isGiven(String brand) {
        return brand != null && !brand.isBlank();
    }
}

package io.langyan.grading.crisis;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.KeptAlive;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.events.v1.Level;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** Crises, for reading. */
@Path("/api/crises")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
class CrisesResource {

    private final Crises crises;
    private final CrisisMentions mentions;
    private final LiveCrises live;
    private final BrandScope scope;
    private final JsonWebToken token;

    CrisesResource(Crises crises, CrisisMentions mentions, LiveCrises live, BrandScope scope, JsonWebToken token) {
        this.crises = crises;
        this.mentions = mentions;
        this.live = live;
        this.scope = scope;
        this.token = token;
    }

    @GET
    @Operation(summary = "Crises, newest observation first")
    public Uni<Page<CrisisView>> list(
            @QueryParam("brand") String brand,
            @QueryParam("level") String level,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        CrisisQuery query = new CrisisQuery(
                scope.limitTo(brand),
                level(level),
                Cursor.parse(cursor)
                        .map(keys -> new CrisisQuery.Position(keys.instant(0), keys.uuid(1)))
                        .orElse(null),
                size + 1);
        return crises.find(query)
                .map(found -> Page.of(found, size, crisis -> Cursor.of(crisis.lastObservedAt(), crisis.id())));
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary =
                    "One crisis with every move of its level, what people decided, quiet and forecasts that were told")
    public Uni<RestResponse<CrisisView>> one(@PathParam("id") String id) {
        return crises.named(id, scope.limit()).chain(crises::withHistory).map(crisis -> ResponseBuilder.ok(crisis)
                .header("ETag", crisis.tag())
                .build());
    }

    @GET
    @Path("/{id}/mentions")
    @Operation(summary = "The mentions of a crisis, in the order of their keys")
    public Uni<Page<MentionView>> mentions(
            @PathParam("id") String id, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        String after = Cursor.parse(cursor).map(keys -> keys.text(0)).orElse(null);
        return crises.named(id, scope.limit())
                .chain(crisis -> mentions.of(crisis.id(), after, size + 1))
                .map(found -> Page.of(found, size, mention -> Cursor.of(mention.mention())));
    }

    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(summary = "Crises as they change, until the token expires")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CrisisView.class)))
    public Multi<OutboundSseEvent> stream(@QueryParam("brand") String brand, @Context Sse sse) {
        long expiry = token.getExpirationTime();
        return KeptAlive.until(expiry, live.until(expiry, scope.limitTo(brand)), sse);
    }

    private static String level(String asked) {
        if (asked == null || asked.isBlank()) {
            return null;
        }
        try {
            return Level.of(asked).code();
        } catch (IllegalArgumentException none) {
            throw Problem.badRequest(
                    "bad-level", "级别应为 L1、L2、L3、warn 或 watch。", "A level is L1, L2, L3, warn or watch.");
        }
    }
}

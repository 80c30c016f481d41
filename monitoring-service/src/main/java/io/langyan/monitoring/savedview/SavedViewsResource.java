package io.langyan.monitoring.savedview;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Idempotent;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.monitoring.mention.Versions;
import io.langyan.monitoring.watch.KnownBrands;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** Views of the ledger that people keep. */
@Path("/api/mentions/views")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
class SavedViewsResource {

    private static final int MOST = 200;
    private static final UUID FIRST = new UUID(0, 0);

    private final SavedViews views;
    private final WantedViews wanted;
    private final KnownBrands brands;
    private final BrandScope scope;
    private final SecurityIdentity caller;

    SavedViewsResource(
            SavedViews views, WantedViews wanted, KnownBrands brands, BrandScope scope, SecurityIdentity caller) {
        this.views = views;
        this.wanted = wanted;
        this.brands = brands;
        this.scope = scope;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "One's own views and those shared for one's brands")
    public Uni<Page<SavedView>> list(
            @QueryParam("brand") String brand,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        String only = brand == null || brand.isBlank() ? null : brand;
        scope.limitTo(brand);
        UUID after = Cursor.parse(cursor).map(keys -> keys.uuid(0)).orElse(FIRST);
        return views.visibleTo(reader(), only, after, size + 1)
                .map(found -> Page.of(found, size, view -> Cursor.of(view.id())));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One view")
    public Uni<RestResponse<SavedView>> one(@PathParam("id") String id) {
        return find(id).map(view -> answer(RestResponse.Status.OK, view));
    }

    @POST
    @Idempotent
    @Operation(summary = "Keeps a view; a shared one names the brand whose people it is for, and needs an analyst")
    public Uni<RestResponse<SavedView>> add(WantedView asked) {
        SavedView view = wanted.made(asked, name());
        return requireKnown(view.brand())
                .chain(() -> views.countOf(name()))
                .invoke(SavedViewsResource::requireRoom)
                .chain(() -> views.add(view))
                .map(added -> answer(RestResponse.Status.CREATED, added));
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Changes a view; If-Match names the version seen")
    public Uni<RestResponse<SavedView>> change(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, WantedView asked) {
        int seen = Versions.seen(ifMatch);
        return find(id).invoke(this::requireMine).chain(before -> {
            SavedView after = wanted.changed(asked, before, seen + 1);
            return requireKnown(after.brand())
                    .chain(() -> views.change(after, seen))
                    .map(done -> {
                        if (!done) {
                            throw Versions.changedSince();
                        }
                        return answer(RestResponse.Status.OK, after);
                    });
        });
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Drops a view")
    public Uni<RestResponse<Void>> drop(@PathParam("id") String id) {
        return find(id).invoke(this::requireMine)
                .chain(view -> views.drop(view.id()))
                .map(nothing -> RestResponse.noContent());
    }

    private Uni<SavedView> find(String id) {
        return views.visibleTo(reader(), uuid(id)).map(found -> found.orElseThrow(SavedViewsResource::unknown));
    }

    private Uni<Void> requireKnown(String brand) {
        return brand == null ? Uni.createFrom().voidItem() : brands.require(brand);
    }

    private SavedViews.Reader reader() {
        return new SavedViews.Reader(name(), scope.limit());
    }

    private String name() {
        return caller.getPrincipal().getName();
    }

    /** One's own, or a shared one when one is an analyst of its brand. */
    private void requireMine(SavedView view) {
        boolean mine = view.owner().equals(name());
        if (!mine && !(view.shared() && caller.hasRole(Roles.ANALYST))) {
            throw Problem.forbidden("not-your-view", "只能修改自己的视图", "only one's own views can be changed");
        }
    }

    private static void requireRoom(long views) {
        if (views >= MOST) {
            throw Problem.unprocessable("too-many-saved-views", "每人最多 200 个视图", "a person keeps at most 200 views");
        }
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            throw unknown();
        }
    }

    private static Problem unknown() {
        return Problem.notFound("unknown-view", "没有这个视图", "there is no such view");
    }

    private static RestResponse<SavedView> answer(RestResponse.Status status, SavedView view) {
        return RestResponse.ResponseBuilder.create(status, view)
                .header(HttpHeaders.ETAG, "\"" + view.version() + "\"")
                .build();
    }
}

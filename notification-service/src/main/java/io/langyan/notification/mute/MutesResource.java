package io.langyan.notification.mute;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Idempotent;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.notification.page.Pages;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** {@code /api/pages/mutes}: what nobody is rung for, until when, who said so and why. */
@Path("/api/pages/mutes")
@RolesAllowed(Roles.VIEWER)
public class MutesResource {

    private final Mutes mutes;
    private final ChangeMutes change;
    private final Pages pages;
    private final BrandScope scope;

    MutesResource(Mutes mutes, ChangeMutes change, Pages pages, BrandScope scope) {
        this.mutes = mutes;
        this.change = change;
        this.pages = pages;
        this.scope = scope;
    }

    /** @param running true for those that run, false for those that have ended, none for both */
    @GET
    @WithTransaction
    public Uni<Page<MuteView>> list(
            @QueryParam("brand") String brand,
            @QueryParam("running") Boolean running,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        return mutes.list(scope.limitTo(brand), running, Cursor.parse(cursor), most)
                .chain(rows -> pages.keptBy(rows.stream().map(row -> row.id).toList())
                        .map(kept -> Page.of(rows, most, row -> Cursor.of(row.madeAt, row.id))
                                .map(row -> MuteView.of(row, kept.getOrDefault(row.id, 0L)))));
    }

    @GET
    @Path("/{id}")
    @WithTransaction
    public Uni<MuteView> one(@PathParam("id") UUID id) {
        return mutes.findById(id)
                .map(row -> row != null && scope.allows(row.brand) ? row : null)
                .onItem()
                .ifNull()
                .failWith(MutesResource::unknown)
                .chain(this::view);
    }

    @POST
    @RolesAllowed(Roles.ANALYST)
    @Idempotent
    @WithTransaction
    public Uni<Response> add(MuteBody body) {
        return change.add(body).map(row -> Response.created(URI.create("/api/pages/mutes/" + row.id))
                .entity(MuteView.of(row, 0))
                .build());
    }

    /** Ends it now; it stays to be read. One that has ended is left as it is. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ANALYST)
    @WithTransaction
    public Uni<MuteView> end(@PathParam("id") UUID id) {
        return mutes.locked(id)
                .onItem()
                .ifNull()
                .failWith(MutesResource::unknown)
                .invoke(change::end)
                .chain(this::view);
    }

    private Uni<MuteView> view(MuteRow row) {
        return pages.keptBy(List.of(row.id)).map(kept -> MuteView.of(row, kept.getOrDefault(row.id, 0L)));
    }

    private static Problem unknown() {
        return Problem.notFound("unknown-mute", "没有这条静音。", "There is no such mute.");
    }
}

package io.langyan.notification.board;

import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Idempotent;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Roles;
import io.langyan.notification.escalation.RingRepeat;
import io.langyan.notification.page.PageScope;
import io.langyan.notification.page.Pages;
import io.langyan.notification.push.Sender;
import io.langyan.notification.repeat.Repeats;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code /api/pages/{id}/repeats}: what did not ring because the page's group had rung, why, and ringing it after all. */
@Path("/api/pages/{id}/repeats")
@RolesAllowed(Roles.VIEWER)
public class RepeatsResource {

    private final Pages pages;
    private final Repeats repeats;
    private final RingRepeat ring;
    private final PageScope scope;
    private final Sender sender;

    RepeatsResource(Pages pages, Repeats repeats, RingRepeat ring, PageScope scope, Sender sender) {
        this.pages = pages;
        this.repeats = repeats;
        this.ring = ring;
        this.scope = scope;
        this.sender = sender;
    }

    /** Newest first. */
    @GET
    @WithTransaction
    public Uni<Page<RepeatView>> list(
            @PathParam("id") UUID id, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        return pages.findById(id)
                .map(page -> page != null && scope.shows(page.brand) ? page : null)
                .onItem()
                .ifNull()
                .failWith(PagesResource::unknown)
                .chain(page -> repeats.list(id, Cursor.parse(cursor), most)
                        .map(rows ->
                                Page.of(rows, most, row -> Cursor.of(row.id)).map(row -> RepeatView.of(row, page))));
    }

    /** 201 with the page that it now rings by, 200 when somebody had rung it before. */
    @POST
    @Path("/{repeat}/rings")
    @RolesAllowed(Roles.ANALYST)
    @Idempotent
    @APIResponse(
            responseCode = "201",
            description = "It rings, by the page that it names",
            content = @Content(schema = @Schema(implementation = RepeatView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was rung before, by the page that it names",
            content = @Content(schema = @Schema(implementation = RepeatView.class)))
    public Uni<Response> ring(@PathParam("id") UUID id, @PathParam("repeat") UUID repeat) {
        return Panache.withTransaction(() -> pages.locked(id)
                        .onItem()
                        .ifNull()
                        .failWith(PagesResource::unknown)
                        .invoke(scope::require)
                        .chain(page -> ring.of(page, repeat)
                                .map(rung -> answer(rung.first(), RepeatView.of(rung.repeat(), page)))))
                .invoke(sender::wake);
    }

    private static Response answer(boolean first, RepeatView view) {
        return Response.status(first ? 201 : 200)
                .location(URI.create("/api/pages/" + view.rung().page()))
                .entity(view)
                .build();
    }
}

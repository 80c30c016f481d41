package io.langyan.notification.board;

import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.notification.page.PageScope;
import io.langyan.notification.push.Digests;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** {@code /api/pushes/digests}: messages that stood for many pushes. Shown to whoever may see one of these. */
@Path("/api/pushes/digests")
@RolesAllowed(Roles.VIEWER)
public class DigestsResource {

    private final Digests digests;
    private final PageScope scope;

    DigestsResource(Digests digests, PageScope scope) {
        this.digests = digests;
        this.scope = scope;
    }

    @GET
    @WithTransaction
    public Uni<Page<DigestView>> list(
            @QueryParam("brand") String brand,
            @QueryParam("channel") String channel,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        return digests.list(scope.limitTo(brand), channel, Cursor.parse(cursor), most)
                .map(rows ->
                        Page.of(rows, most, row -> Cursor.of(row.id)).map(row -> DigestView.of(row, scope::shows)));
    }

    @GET
    @Path("/{id}")
    @WithTransaction
    public Uni<DigestView> one(@PathParam("id") UUID id) {
        return digests.findById(id)
                .map(row -> row != null && row.brands.stream().anyMatch(scope::shows) ? row : null)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("unknown-digest", "没有这个摘要。", "There is no such digest."))
                .map(row -> DigestView.of(row, scope::shows));
    }
}

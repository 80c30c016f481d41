package io.langyan.notification.board;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Roles;
import io.langyan.notification.push.Attempts;
import io.langyan.notification.push.Pushes;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** {@code /api/pushes}: the record of deliveries. */
@Path("/api/pushes")
@RolesAllowed(Roles.VIEWER)
public class PushesResource {

    private final Pushes pushes;
    private final Attempts attempts;
    private final BrandScope scope;

    PushesResource(Pushes pushes, Attempts attempts, BrandScope scope) {
        this.pushes = pushes;
        this.attempts = attempts;
        this.scope = scope;
    }

    @GET
    @WithTransaction
    public Uni<Page<PushView>> list(
            @QueryParam("brand") String brand,
            @QueryParam("page") UUID page,
            @QueryParam("channel") String channel,
            @QueryParam("state") String state,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        Pushes.Filter filter = new Pushes.Filter(page, channel, state);
        return pushes.list(scope.limitTo(brand), filter, Cursor.parse(cursor), most)
                .map(rows -> Page.of(rows, most, row -> Cursor.of(row.id)))
                .chain(found -> attempts.ofPushes(
                                found.items().stream().map(row -> row.id).toList())
                        .map(tries -> found.map(row -> PushView.of(row, tries))));
    }
}

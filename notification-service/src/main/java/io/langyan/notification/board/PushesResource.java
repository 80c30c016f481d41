package io.langyan.notification.board;

import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Idempotent;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Roles;
import io.langyan.notification.page.PageScope;
import io.langyan.notification.push.Attempts;
import io.langyan.notification.push.PushRow;
import io.langyan.notification.push.Pushes;
import io.langyan.notification.push.Redrive;
import io.langyan.notification.push.Sender;
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
import java.util.List;
import java.util.UUID;

/** {@code /api/pushes}: the record of deliveries. */
@Path("/api/pushes")
@RolesAllowed(Roles.VIEWER)
public class PushesResource {

    private static final List<String> STATES = List.of(
            PushRow.DUE,
            PushRow.SENDING,
            PushRow.SENT,
            PushRow.MAYBE,
            PushRow.FAILED,
            PushRow.WITHHELD,
            PushRow.CANCELLED);

    private final Pushes pushes;
    private final Attempts attempts;
    private final PageScope scope;
    private final Redrive redrive;
    private final Sender sender;

    PushesResource(Pushes pushes, Attempts attempts, PageScope scope, Redrive redrive, Sender sender) {
        this.pushes = pushes;
        this.attempts = attempts;
        this.scope = scope;
        this.redrive = redrive;
        this.sender = sender;
    }

    @GET
    @WithTransaction
    public Uni<Page<PushView>> list(
            @QueryParam("brand") String brand,
            @QueryParam("page") UUID page,
            @QueryParam("channel") String channel,
            @QueryParam("state") String state,
            @QueryParam("digest") UUID digest,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        Pushes.Filter filter = new Pushes.Filter(page, channel, AskedState.of(state, STATES), digest);
        return pushes.list(scope.limitTo(brand), filter, Cursor.parse(cursor), most)
                .map(rows -> Page.of(rows, most, row -> Cursor.of(row.id)))
                .chain(found -> attempts.ofPushes(
                                found.items().stream().map(row -> row.id).toList())
                        .map(tries -> found.map(row -> PushView.of(row, tries))));
    }

    /** {@code POST /api/pushes/{id}/redrives}: sends what failed once more. */
    @POST
    @Path("/{id}/redrives")
    @RolesAllowed(Roles.ANALYST)
    @Idempotent
    public Uni<Response> redrive(@PathParam("id") UUID id) {
        return Panache.withTransaction(() -> redrive.push(id)
                        .chain(push -> attempts.ofPushes(List.of(id)).map(tries -> PushView.of(push, tries))))
                .invoke(sender::wake)
                .map(view -> Response.accepted(view).build());
    }
}

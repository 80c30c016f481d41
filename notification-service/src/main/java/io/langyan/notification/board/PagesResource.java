package io.langyan.notification.board;

import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.notification.ack.MayAnswer;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.PageScope;
import io.langyan.notification.page.Pages;
import io.langyan.notification.page.Pages.Asked;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;

/** {@code /api/pages}: who must know what, and whether they do. */
@Path("/api/pages")
@RolesAllowed(Roles.VIEWER)
public class PagesResource {

    private static final List<String> STATES = List.of("ringing", "acknowledged", "exhausted", "closed");

    private final Pages pages;
    private final PushViews pushes;
    private final PageScope scope;
    private final GroupViews groups;
    private final MayAnswer mayAnswer;

    PagesResource(Pages pages, PushViews pushes, PageScope scope, GroupViews groups, MayAnswer mayAnswer) {
        this.pages = pages;
        this.pushes = pushes;
        this.scope = scope;
        this.groups = groups;
        this.mayAnswer = mayAnswer;
    }

    @GET
    @WithTransaction
    public Uni<Page<PageView>> list(
            @QueryParam("brand") String brand,
            @QueryParam("conversation") UUID conversation,
            @QueryParam("incident") UUID incident,
            @QueryParam("state") String state,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        Asked asked = new Asked(conversation, incident, AskedState.of(state, STATES));
        return pages.list(scope.limitTo(brand), asked, Cursor.parse(cursor), most)
                .map(rows -> Page.of(rows, most, row -> Cursor.of(row.openedAt, row.id)))
                .chain(found -> groups.of(found.items()).chain(group -> mayAnswer
                        .of(found.items().stream().map(page -> page.id).toList())
                        .map(may ->
                                found.map(page -> PageView.brief(page, group.apply(page), may.contains(page.id))))));
    }

    @GET
    @Path("/{id}")
    @WithTransaction
    public Uni<PageView> one(@PathParam("id") UUID id) {
        return pages.findById(id)
                .onItem()
                .transform(page -> page != null && scope.shows(page.brand) ? page : null)
                .onItem()
                .ifNull()
                .failWith(PagesResource::unknown)
                .chain(this::whole);
    }

    static Problem unknown() {
        return Problem.notFound("unknown-page", "没有这个呼叫。", "There is no such page.");
    }

    private Uni<PageView> whole(PageRow page) {
        return groups.of(List.of(page)).chain(group -> pushes.of(page).chain(pushed -> mayAnswer
                .of(List.of(page.id))
                .map(may -> PageView.whole(page, group.apply(page), pushed, !may.isEmpty()))));
    }
}

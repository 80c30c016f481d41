package io.langyan.notification.board;

import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.PageScope;
import io.langyan.notification.page.Pages;
import io.langyan.notification.page.Pages.Asked;
import io.langyan.notification.push.Attempts;
import io.langyan.notification.push.PushRow;
import io.langyan.notification.push.Pushes;
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

    private final Pages pages;
    private final Pushes pushes;
    private final Attempts attempts;
    private final PageScope scope;
    private final GroupViews groups;

    PagesResource(Pages pages, Pushes pushes, Attempts attempts, PageScope scope, GroupViews groups) {
        this.pages = pages;
        this.pushes = pushes;
        this.attempts = attempts;
        this.scope = scope;
        this.groups = groups;
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
        return pages.list(scope.limitTo(brand), new Asked(conversation, incident, state), Cursor.parse(cursor), most)
                .map(rows -> Page.of(rows, most, row -> Cursor.of(row.openedAt, row.id)))
                .chain(found -> groups.of(found.items())
                        .map(group -> found.map(page -> PageView.brief(page, group.apply(page)))));
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
        return groups.of(List.of(page))
                .chain(group -> pushesOf(page).map(pushed -> PageView.whole(page, group.apply(page), pushed)));
    }

    private Uni<List<PushView>> pushesOf(PageRow page) {
        return pushes.ofPages(List.of(page.id)).chain(rows -> attempts.ofPushes(
                        rows.stream().map(row -> row.id).toList())
                .map(tries -> rows.stream()
                        .map((PushRow row) -> PushView.of(row, tries))
                        .toList()));
    }
}

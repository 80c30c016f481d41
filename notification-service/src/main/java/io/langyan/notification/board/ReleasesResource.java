package io.langyan.notification.board;

import io.langyan.events.rest.Idempotent;
import io.langyan.events.rest.Roles;
import io.langyan.notification.escalation.ReleaseGroup;
import io.langyan.notification.page.PageScope;
import io.langyan.notification.page.Pages;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;

/** {@code POST /api/pages/{id}/group/releases}: the next of the page's group rings, though it rang lately. */
@Path("/api/pages/{id}/group/releases")
@RolesAllowed(Roles.ANALYST)
public class ReleasesResource {

    private final Pages pages;
    private final ReleaseGroup release;
    private final GroupViews groups;
    private final PageScope scope;

    ReleasesResource(Pages pages, ReleaseGroup release, GroupViews groups, PageScope scope) {
        this.pages = pages;
        this.release = release;
        this.groups = groups;
        this.scope = scope;
    }

    @POST
    @Idempotent
    @WithTransaction
    public Uni<GroupView> release(@PathParam("id") UUID id) {
        return pages.findById(id)
                .onItem()
                .ifNull()
                .failWith(PagesResource::unknown)
                .invoke(scope::require)
                .chain(release::of)
                .chain(page -> groups.of(List.of(page)).map(view -> view.apply(page)));
    }
}

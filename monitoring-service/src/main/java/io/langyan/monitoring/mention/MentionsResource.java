package io.langyan.monitoring.mention;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The ledger, for reading. */
@Path("/api/mentions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
class MentionsResource {

    private static final String NEWEST = "newest";
    private static final String SPREAD = "spread";

    private final FindMentions find;
    private final MentionFilters filters;
    private final MentionViews mentions;
    private final MentionStats stats;
    private final BrandScope scope;

    MentionsResource(
            FindMentions find, MentionFilters filters, MentionViews mentions, MentionStats stats, BrandScope scope) {
        this.find = find;
        this.filters = filters;
        this.mentions = mentions;
        this.stats = stats;
        this.scope = scope;
    }

    @GET
    @Operation(
            summary = "Mentions, newest first or by spread",
            description =
                    "A page with fewer items than asked for goes on while it has a next: a lot was looked at for them."
                            + " sort=spread takes at most 20 000 mentions.")
    public Uni<Page<MentionView>> list(
            @BeanParam MentionParameters filter,
            @QueryParam("sort") String sort,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        Optional<Cursor> position = Cursor.parse(cursor);
        MentionFilter wanted = filters.read(filter.values());
        if (sort == null || sort.isBlank() || sort.equals(NEWEST)) {
            return find.newest(wanted, position.map(keys -> keys.uuid(0)), size);
        }
        if (sort.equals(SPREAD)) {
            return find.widest(wanted, position, size);
        }
        throw Problem.badRequest("bad-sort", "sort 应为 newest 或 spread。", "sort is newest or spread.");
    }

    @GET
    @Path("/stats")
    @Operation(summary = "How many mentions and samples the ledger holds")
    public Uni<MentionStats.Stats> stats(@QueryParam("brand") String brand) {
        if (Mentions.UNMATCHED.equals(brand)) {
            filters.everything();
            return stats.of(Set.of(brand));
        }
        return stats.of(scope.limitTo(brand).orElse(Set.of(Mentions.ALL)));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One mention with its samples and what it said before it was edited")
    public Uni<MentionView> one(@PathParam("id") String id) {
        Optional<Set<String>> limit = scope.limit();
        return mentions.byId(MentionIds.read(id), limit)
                .map(found -> found.filter(
                                view -> limit.isEmpty() || !view.brands().isEmpty())
                        .orElseThrow(MentionIds::unknown))
                .chain(mentions::withPast);
    }
}

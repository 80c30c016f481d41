package io.langyan.monitoring.mention;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The ledger, for reading. */
@Path("/api/mentions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
class MentionsResource {

    private static final int LONGEST_SEARCH = 100;

    private final MentionViews mentions;
    private final MentionStats stats;
    private final BrandScope scope;

    MentionsResource(MentionViews mentions, MentionStats stats, BrandScope scope) {
        this.mentions = mentions;
        this.stats = stats;
        this.scope = scope;
    }

    @GET
    @Operation(summary = "Mentions, newest first; brand=unmatched for those that concern no brand")
    public Uni<Page<MentionView>> list(
            @QueryParam("brand") String brand,
            @QueryParam("platform") String platform,
            @QueryParam("q") String text,
            @QueryParam("since") String since,
            @QueryParam("until") String until,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        boolean unmatched = Mentions.UNMATCHED.equals(brand);
        int size = Page.limit(limit);
        MentionQuery query = new MentionQuery(
                unmatched ? everything() : scope.limitTo(brand),
                unmatched,
                blankToNull(platform),
                searched(text),
                time("since", since),
                time("until", until),
                Cursor.parse(cursor).map(keys -> keys.uuid(0)),
                size + 1);
        return mentions.find(query).map(found -> Page.of(found, size, view -> Cursor.of(view.id())));
    }

    @GET
    @Path("/stats")
    @Operation(summary = "How many mentions and samples the ledger holds")
    public Uni<MentionStats.Stats> stats(@QueryParam("brand") String brand) {
        if (Mentions.UNMATCHED.equals(brand)) {
            everything();
            return stats.of(Set.of(brand));
        }
        return stats.of(scope.limitTo(brand).orElse(Set.of(Mentions.ALL)));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One mention with its samples")
    public Uni<MentionView> one(@PathParam("id") String id) {
        Optional<Set<String>> limit = scope.limit();
        return mentions.byId(uuid(id), limit)
                .map(found -> found.filter(
                                view -> limit.isEmpty() || !view.brands().isEmpty())
                        .orElseThrow(MentionsResource::unknown))
                .chain(view -> mentions.history(view.id()).map(view::withHistory));
    }

    /** What concerns no brand is for those who may see all brands. */
    private Optional<Set<String>> everything() {
        if (scope.limit().isPresent()) {
            throw Problem.forbidden(
                    "brand-forbidden",
                    "未匹配品牌的内容只对全部品牌可见者开放",
                    "unmatched mentions are for those who may see all brands");
        }
        return Optional.empty();
    }

    private static String searched(String text) {
        if (text != null && text.length() > LONGEST_SEARCH) {
            throw Problem.badRequest("search-too-long", "搜索词最长 100 字符", "a search has at most 100 characters");
        }
        String clean = blankToNull(text);
        return clean == null ? null : clean.replace("\0", "");
    }

    private static Instant time(String name, String text) {
        if (blankToNull(text) == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException unreadable) {
            throw Problem.badRequest(
                    "bad-" + name, name + " 不是带时区的 ISO-8601 时间", name + " is no ISO-8601 time with offset");
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
        return Problem.notFound("unknown-mention", "没有这条内容", "there is no such mention");
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}

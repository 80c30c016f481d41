package io.langyan.monitoring.patrol;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Idempotent;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.events.rest.TimeOrderedId;
import io.langyan.monitoring.observation.CleanText;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The manual patrols, for those who walk them. */
@Path("/api/patrols")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class PatrolsResource {

    private static final Set<String> STATES = Set.of(PatrolRow.OPEN, PatrolRow.DUE, PatrolRow.MISSED, PatrolRow.DONE);
    private static final int LONGEST_NOTE = 2_000;
    private static final int MOST_WEEKS = 520;

    private final PatrolViews views;
    private final WalkPatrol walk;
    private final TickPlatform tick;
    private final BrandScope scope;
    private final SecurityIdentity caller;

    PatrolsResource(PatrolViews views, WalkPatrol walk, TickPlatform tick, BrandScope scope, SecurityIdentity caller) {
        this.views = views;
        this.walk = walk;
        this.tick = tick;
        this.scope = scope;
        this.caller = caller;
    }

    /**
     * What was seen on a platform.
     *
     * @param finding null when nothing was found
     */
    record NewTick(String platform, String note, NewFinding finding) {}

    /** A finding as it is told; counters as a crawler tells them. */
    record NewFinding(
            String externalId, String url, String title, String text, OffsetDateTime publishedAt, JsonNode counters) {

        Finding finding() {
            return new Finding(
                    externalId, url, title, text, publishedAt == null ? null : publishedAt.toInstant(), counters);
        }
    }

    /** @param reason why platforms were left out, needed only when some were */
    record NewSignOff(String reason) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Patrols, latest due first; state=open, due, missed or done")
    public Uni<Page<PatrolView>> list(
            @QueryParam("brand") String brand,
            @QueryParam("state") String state,
            @QueryParam("since") String since,
            @QueryParam("until") String until,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        var after = Cursor.parse(cursor);
        PatrolViews.Query query = new PatrolViews.Query(
                scope.limitTo(brand),
                knownState(state),
                time("since", since),
                time("until", until),
                after.map(keys -> keys.instant(0)).orElse(null),
                after.map(keys -> keys.uuid(1)).orElse(null));
        return views.list(query, size + 1)
                .map(found -> Page.of(found, size, view -> Cursor.of(view.dueAt(), view.id())));
    }

    @GET
    @Path("/completion")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Per brand and ISO week: planned, on time, late, missed, and the rate on time")
    public Uni<Page<PatrolView.Week>> completion(
            @QueryParam("brand") String brand, @QueryParam("weeks") Integer weeks) {
        int asked = weeks == null ? 12 : weeks;
        if (asked < 1 || asked > MOST_WEEKS) {
            throw Problem.badRequest("bad-weeks", "weeks 应在 1 到 520 之间。", "weeks must be from 1 to 520.");
        }
        LocalDate monday = LocalDate.now(ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return views.weeks(scope.limitTo(brand), monday.minusWeeks(asked - 1L)).map(all -> new Page<>(all, null));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "One patrol with its checklist")
    public Uni<PatrolView> one(@PathParam("id") String id) {
        return seen(uuid(id));
    }

    @POST
    @Path("/{id}/start")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.ANALYST)
    @Operation(summary = "Begins a patrol; from an hour before its time, and late too")
    public Uni<PatrolView> start(@PathParam("id") String id) {
        UUID round = uuid(id);
        return seen(round)
                .chain(() -> walk.begin(round, person(), Instant.now()))
                .chain(() -> seen(round));
    }

    @POST
    @Path("/{id}/ticks")
    @Idempotent
    @RolesAllowed(Roles.ANALYST)
    @Operation(summary = "Ticks a platform off: nothing found, or a finding, which becomes a mention")
    public Uni<PatrolView> tick(@PathParam("id") String id, NewTick asked) {
        UUID round = uuid(id);
        if (asked == null || asked.platform() == null) {
            throw Problem.badRequest("no-platform", "缺少 platform。", "platform is missing.");
        }
        Tick made = new Tick(TimeOrderedId.next(), asked.platform(), note(asked.note()), person(), Instant.now(), null);
        Finding finding = asked.finding() == null ? null : asked.finding().finding();
        return seen(round).chain(() -> tick.of(round, made, finding)).chain(() -> seen(round));
    }

    @POST
    @Path("/{id}/sign-off")
    @RolesAllowed(Roles.ANALYST)
    @Operation(summary = "Signs a patrol off; with unticked platforms only with a reason")
    public Uni<PatrolView> signOff(@PathParam("id") String id, NewSignOff asked) {
        UUID round = uuid(id);
        String why = asked == null ? null : note(asked.reason());
        return seen(round)
                .chain(() -> walk.signOff(round, person(), Instant.now(), why))
                .chain(() -> seen(round));
    }

    /** The round, when the caller may know of it. */
    private Uni<PatrolView> seen(UUID id) {
        return views.byId(id)
                .map(found -> found.filter(view -> scope.allows(view.brand())).orElseThrow(Problems::unknown));
    }

    private String person() {
        return caller.getPrincipal().getName();
    }

    private static String knownState(String state) {
        if (state != null && !STATES.contains(state)) {
            throw Problem.badRequest(
                    "bad-state", "state 应为 open、due、missed 或 done。", "state is open, due, missed or done.");
        }
        return state;
    }

    private static String note(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > LONGEST_NOTE) {
            throw Problem.unprocessable("note-too-long", "说明最长 2000 字。", "A note has at most 2000 characters.");
        }
        return CleanText.clean(text.strip(), LONGEST_NOTE);
    }

    private static Instant time(String name, String text) {
        if (text == null || text.isBlank()) {
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
            throw Problems.unknown();
        }
    }
}

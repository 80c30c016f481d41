package io.langyan.incident.timeline;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Roles;
import io.langyan.incident.Caller;
import io.langyan.incident.ruling.Problems;
import io.langyan.incident.ruling.Refusal;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** The timeline by REST: to read, to take away and verify, and to erase a payload from. */
@Path("/api/incidents/{incident}/timeline")
class TimelineResource {

    private final Timelines timelines;
    private final ErasePayload erase;
    private final TimelineKey key;
    private final Caller caller;
    private final InstantSource time;

    TimelineResource(Timelines timelines, ErasePayload erase, TimelineKey key, Caller caller, InstantSource time) {
        this.timelines = timelines;
        this.erase = erase;
        this.key = key;
        this.caller = caller;
        this.time = time;
    }

    record EntryView(
            long seq,
            Instant at,
            String type,
            String source,
            String actor,
            @JsonRawValue String payload,
            boolean erased,
            String payloadHash,
            String hash,
            String prev,
            String signature) {

        static EntryView of(Entry entry) {
            return new EntryView(
                    entry.seq(),
                    entry.at(),
                    entry.type(),
                    entry.source(),
                    entry.actor(),
                    entry.payload(),
                    entry.erased(),
                    entry.payloadHash(),
                    entry.hash(),
                    entry.prev(),
                    entry.signature());
        }
    }

    record SignedHead(long seq, String hash, Instant at, String keyId, String signature) {}

    record TimelineView(List<EntryView> items, String next, SignedHead head) {}

    record Erasure(String reason) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    @WithSession
    public Uni<TimelineView> list(
            @PathParam("incident") UUID incident,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        long after = Cursor.parse(cursor).map(keys -> keys.number(0)).orElse(0L);
        return head(incident).chain(head -> timelines
                .after(incident, after, size + 1)
                .map(entries ->
                        Page.of(entries, size, entry -> Cursor.of(entry.seq())).map(EntryView::of))
                .map(page -> new TimelineView(page.items(), page.next(), signed(head))));
    }

    @GET
    @Path("export")
    @Produces("application/x-ndjson")
    @RolesAllowed(Roles.VIEWER)
    @WithSession
    public Uni<String> export(@PathParam("incident") UUID incident) {
        return head(incident)
                .chain(head -> timelines.whole(incident))
                .map(entries -> Export.lines(entries, time.instant(), key));
    }

    @POST
    @Path("{seq}/erasure")
    @RolesAllowed(Roles.ADMIN)
    public Uni<Void> erase(@PathParam("incident") UUID incident, @PathParam("seq") long seq, Erasure erasure) {
        return erase.of(incident, seq, erasure == null ? null : erasure.reason(), caller.actor())
                .invoke(Problems::granted)
                .replaceWithVoid();
    }

    private Uni<Head> head(UUID incident) {
        return timelines
                .head(incident)
                .map(row -> row.orElseThrow(() -> Problems.of(new Refusal.NoSuchIncident(incident))))
                .invoke(row -> caller.requireBrand(row.brand))
                .map(HeadRow::head);
    }

    private SignedHead signed(Head head) {
        Instant at = time.instant();
        return new SignedHead(head.seq(), head.hash(), at, key.id(), key.sign(Chain.signed(head, at)));
    }
}

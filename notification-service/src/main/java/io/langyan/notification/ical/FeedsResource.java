package io.langyan.notification.ical;

import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.notification.rota.Rotas;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/** {@code /api/rotas/{role}/feed}: the secret address of a rota's calendar. */
@Path("/api/rotas/{role}/feed")
@RolesAllowed(Roles.VIEWER)
public class FeedsResource {

    private final Feeds feeds;
    private final Rotas rotas;
    private final SecurityIdentity identity;

    FeedsResource(Feeds feeds, Rotas rotas, SecurityIdentity identity) {
        this.feeds = feeds;
        this.rotas = rotas;
        this.identity = identity;
    }

    /** @param url whoever has it reads the shifts; keep it from others */
    public record FeedBody(String url, String by, Instant madeAt) {}

    @GET
    @WithTransaction
    public Uni<Response> feed(@PathParam("role") String role) {
        return feeds.findById(role)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("unknown-feed", "该值班表没有日历订阅。", "This rota has no feed."))
                .map(row -> answer(200, row));
    }

    /**
     * Makes the feed, or renews its address: the one before opens nothing any more. Takes no {@code Idempotency-Key}, for what is
     * kept to answer again would keep the secret.
     */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @WithTransaction
    public Uni<Response> renew(@PathParam("role") String role) {
        return rotas.needed(role)
                .chain(row -> feeds.renewed(role, identity.getPrincipal().getName()))
                .call(feeds::flush)
                .map(row -> answer(201, row));
    }

    @DELETE
    @RolesAllowed(Roles.ADMIN)
    @WithTransaction
    public Uni<Void> end(@PathParam("role") String role) {
        return feeds.deleteById(role).replaceWithVoid();
    }

    private Response answer(int status, FeedRow row) {
        return Response.status(status)
                .entity(new FeedBody(feeds.url(row), row.byUser, row.madeAt))
                .header("Cache-Control", "no-store")
                .build();
    }
}

package io.langyan.notification.ical;

import io.langyan.events.rest.Problem;
import io.langyan.notification.Throttle;
import io.langyan.notification.rota.Reach;
import io.langyan.notification.rota.Rotas;
import io.langyan.notification.schedule.Span;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** {@code GET /p/ical/SECRET.ics}: shifts from two weeks ago to three months ahead, for calendar programs. */
@Path("/p/ical")
@PermitAll
public class IcalResource {

    private static final Duration BACK = Duration.ofDays(14);
    private static final Duration AHEAD = Duration.ofDays(92);

    private final Feeds feeds;
    private final Rotas rotas;
    private final Reach reach;
    private final Throttle throttle;

    IcalResource(Feeds feeds, Rotas rotas, Reach reach, Throttle throttle) {
        this.feeds = feeds;
        this.rotas = rotas;
        this.reach = reach;
        this.throttle = throttle;
    }

    /** @param person only this person's shifts */
    @GET
    @Path("/{secret}")
    @Produces("text/calendar;charset=utf-8")
    @WithTransaction
    public Uni<Response> feed(
            @PathParam("secret") String secret, @QueryParam("person") UUID person, @Context RoutingContext http) {
        limit(http);
        return feeds.opened(secret)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("unknown-feed", "没有这个日历订阅。", "There is no such feed."))
                .chain(feed -> text(feed, person))
                .map(text -> Response.ok(text)
                        .header("Cache-Control", "private, max-age=900")
                        .build());
    }

    private Uni<String> text(FeedRow feed, UUID person) {
        Instant now = Instant.now();
        Span span = new Span(now.minus(BACK), now.plus(AHEAD));
        return rotas.needed(feed.role)
                .chain(row -> rotas.within(row, RotaFeed.looked(span)))
                .chain(rota -> reach.now().map(all -> RotaFeed.of(rota, span, person, all::name, now)));
    }

    private void limit(RoutingContext http) {
        if (!throttle.allows("ical", http.request().remoteAddress().hostAddress())) {
            throw Problem.tooMany("too-many-requests", "请求过于频繁，请稍后再试。", "Too many requests; try again in a minute.");
        }
    }
}

package io.langyan.notification.ack;

import io.langyan.events.rest.Problem;
import io.langyan.notification.Throttle;
import io.langyan.notification.claim.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/** {@code /p/ack}: the phone. GET shows, only POST acknowledges. */
@Path("/p/ack")
@PermitAll
@Produces("text/html;charset=utf-8")
public class PhoneResource {

    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";

    private static final int MOST_OF_A_LINK = 60;

    private final ByClaim byClaim;
    private final Tokens tokens;
    private final Throttle throttle;
    private final MeterRegistry meters;

    PhoneResource(ByClaim byClaim, Tokens tokens, Throttle throttle, MeterRegistry meters) {
        this.byClaim = byClaim;
        this.tokens = tokens;
        this.throttle = throttle;
        this.meters = meters;
    }

    @GET
    public Response form() {
        return html(200, PhonePage.form());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> byCode(@FormParam("code") String code, @Context RoutingContext http) {
        limit(http);
        return byClaim.acknowledgeByCode(code).map(this::answer);
    }

    @GET
    @Path("/{token}")
    public Uni<Response> show(@PathParam("token") String token, @Context RoutingContext http) {
        limit(token, http);
        return byClaim.look(token).map(this::answer);
    }

    @POST
    @Path("/{token}")
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> acknowledge(@PathParam("token") String token, @Context RoutingContext http) {
        limit(token, http);
        return byClaim.acknowledge(token).map(this::answer);
    }

    private void limit(RoutingContext http) {
        require(throttle.allows("ack", http.request().remoteAddress().hostAddress()));
    }

    /** A link that we have made counts for itself: a whole company may open theirs from one address. */
    private void limit(String token, RoutingContext http) {
        tokens.claimOf(token)
                .ifPresentOrElse(
                        claim -> require(throttle.allowsInAll("ack/" + claim, MOST_OF_A_LINK)), () -> limit(http));
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw Problem.tooMany("too-many-requests", "请求过于频繁，请稍后再试。", "Too many requests; try again in a minute.");
        }
    }

    private Response answer(ByClaim.View view) {
        String found = view.found().name().toLowerCase(Locale.ROOT);
        meters.counter("langyan.page.claims", "found", found).increment();
        return html(status(view.found()), PhonePage.of(view));
    }

    private static int status(ByClaim.Found found) {
        return switch (found) {
            case INVALID -> 404;
            case USED -> 410;
            default -> 200;
        };
    }

    private static Response html(int status, String body) {
        return Response.status(status)
                .entity(body)
                .header("Content-Security-Policy", POLICY)
                .header("Cache-Control", "no-store")
                .build();
    }
}

package io.langyan.notification.swap;

import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Idempotent;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Roles;
import io.langyan.notification.rota.Rotas;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code /api/rotas/{role}/offers}: people swap their own duty. Whoever is signed in speaks for themselves only. */
@Path("/api/rotas/{role}/offers")
@RolesAllowed(Roles.VIEWER)
public class OffersResource {

    private final Rotas rotas;
    private final Offers offers;
    private final MakeOffer make;
    private final AnswerOffer answer;

    OffersResource(Rotas rotas, Offers offers, MakeOffer make, AnswerOffer answer) {
        this.rotas = rotas;
        this.offers = offers;
        this.make = make;
        this.answer = answer;
    }

    /**
     * Newest first.
     *
     * @param open true for those that may be answered now
     */
    @GET
    @WithTransaction
    public Uni<Page<OfferBody>> list(
            @PathParam("role") String role,
            @QueryParam("open") boolean open,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        Instant now = Instant.now();
        return rotas.needed(role)
                .chain(() -> offers.list(role, open, Cursor.parse(cursor), most, now))
                .map(rows -> Page.of(rows, most, row -> Cursor.of(row.id)).map(row -> OfferBody.of(row, now)));
    }

    @GET
    @Path("/{id}")
    @WithTransaction
    public Uni<OfferBody> one(@PathParam("role") String role, @PathParam("id") UUID id) {
        return offers.needed(role, id).map(OffersResource::shown);
    }

    @POST
    @Idempotent
    @WithTransaction
    @APIResponse(
            responseCode = "201",
            description = "It waits for an answer until its span begins",
            content = @Content(schema = @Schema(implementation = OfferBody.class)))
    public Uni<Response> make(@PathParam("role") String role, OfferBody body) {
        return make.of(role, body).map(row -> Response.created(URI.create("/api/rotas/" + role + "/offers/" + row.id))
                .entity(shown(row))
                .build());
    }

    /** The duty is the caller's. 409 when it was answered or withdrawn before, has expired, or the duty has changed since. */
    @POST
    @Path("/{id}/acceptance")
    @Idempotent
    @WithTransaction
    public Uni<OfferBody> accept(@PathParam("role") String role, @PathParam("id") UUID id) {
        return answer.accept(role, id).map(OffersResource::shown);
    }

    @POST
    @Path("/{id}/refusal")
    @Idempotent
    @WithTransaction
    public Uni<OfferBody> decline(@PathParam("role") String role, @PathParam("id") UUID id) {
        return answer.decline(role, id).map(OffersResource::shown);
    }

    /** Withdraws it; it stays to be read. */
    @DELETE
    @Path("/{id}")
    @WithTransaction
    public Uni<OfferBody> withdraw(@PathParam("role") String role, @PathParam("id") UUID id) {
        return answer.withdraw(role, id).map(OffersResource::shown);
    }

    private static OfferBody shown(OfferRow row) {
        return OfferBody.of(row, Instant.now());
    }
}

package io.langyan.review.review;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Idempotent;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Roles;
import io.langyan.review.report.Document;
import io.langyan.review.report.Html;
import io.langyan.review.report.Language;
import io.langyan.review.report.Markdown;
import io.langyan.review.report.WriteReport;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reviews (复盘): read as data, Markdown or a page, and signed off. */
@Path("/api/reviews")
@Tag(name = "reviews")
@Produces(MediaType.APPLICATION_JSON)
class ReviewResource {

    private final Reviews reviews;
    private final SignReview sign;
    private final BrandScope brands;
    private final SecurityIdentity caller;

    ReviewResource(Reviews reviews, SignReview sign, BrandScope brands, SecurityIdentity caller) {
        this.reviews = reviews;
        this.sign = sign;
        this.brands = brands;
        this.caller = caller;
    }

    /** @param revision the one that was read; when the review has changed since, it is not signed */
    public record SignatureRequest(@Size(max = 2000) String comment, Integer revision) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    @WithSession
    @Operation(summary = "Reviews, newest first, without their reports")
    public Uni<Page<ReviewView>> list(
            @QueryParam("brand") String brand,
            @QueryParam("incident") UUID incident,
            @QueryParam("state") String state,
            @QueryParam("drill") Boolean drill,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        if (state != null && !state.equals(ReviewRow.DRAFT) && !state.equals(ReviewRow.SIGNED)) {
            throw Problems.badState();
        }
        int most = Page.limit(limit);
        Reviews.Wanted wanted = new Reviews.Wanted(brands.limitTo(brand), incident, state, drill);
        return reviews.page(wanted, Cursor.parse(cursor), most)
                .map(rows -> Page.of(rows, most, row -> Cursor.of(row.draftedAt, row.id))
                        .map(ReviewView::brief));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @WithSession
    @Operation(summary = "A review as data; also as text/markdown and text/html in the language accepted")
    public Uni<ReviewView> one(@PathParam("id") UUID id) {
        return allowed(id).map(ReviewView::whole);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @WithSession
    @Produces("text/markdown;charset=utf-8;qs=0.9")
    public Uni<Response> markdown(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return written(id, headers, Markdown::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @WithSession
    @Produces("text/html;charset=utf-8;qs=0.8")
    public Uni<Response> html(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return written(id, headers, Html::of);
    }

    @POST
    @Path("/{id}/signatures")
    @RolesAllowed(Roles.COMMANDER)
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Signs the review off; from then on it stays as it is")
    public Uni<Response> sign(@PathParam("id") UUID id, @Valid SignatureRequest request) {
        String comment = request == null ? null : request.comment();
        Integer seen = request == null ? null : request.revision();
        return sign.sign(id, caller.getPrincipal().getName(), comment, seen)
                .map(row -> Response.status(Response.Status.CREATED)
                        .entity(ReviewView.whole(row))
                        .build());
    }

    private Uni<Response> written(UUID id, HttpHeaders headers, Function<Document, String> form) {
        Language language = Language.best(headers.getAcceptableLanguages());
        return allowed(id).map(row -> Response.ok(form.apply(document(row, language)))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.VARY, "Accept, Accept-Language")
                .build());
    }

    private Uni<ReviewRow> allowed(UUID id) {
        return reviews.findById(id)
                .onItem()
                .ifNull()
                .failWith(Problems::unknownReview)
                .invoke(row -> brands.require(row.brand));
    }

    private static Document document(ReviewRow row, Language language) {
        String signed = row.signed() ? row.signedBy + ", " + row.signedAt : null;
        WriteReport.Frame frame = new WriteReport.Frame(
                row.brand, row.drill, row.dueOn.toString(), row.revision, signed, ZoneId.of(row.dueZone));
        return WriteReport.in(language, row.review().report(), frame);
    }
}

package io.langyan.events.rest;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** An endpoint of each kind that services have. */
@Path("/api/things")
public class ThingResource {

    static final AtomicInteger CREATED = new AtomicInteger();
    static final ConcurrentHashMap<String, CompletableFuture<Void>> HELD = new ConcurrentHashMap<>();

    private final BrandScope brands;
    private final Pool pool;

    ThingResource(BrandScope brands, Pool pool) {
        this.brands = brands;
        this.pool = pool;
    }

    /** What is posted and returned. */
    public record Thing(
            @NotBlank String brand,
            @NotNull @Max(10) Integer size,
            Instant at,
            Duration age,
            List<@Valid Part> parts) {}

    /** A part of a thing. */
    public record Part(@NotBlank String name) {}

    /** What was made. */
    public record Made(UUID id, String brand, Instant at, Duration age) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    public Set<String> brands(@QueryParam("brand") String brand) {
        return brands.limitTo(brand).orElse(Set.of("*"));
    }

    /** A filter as a list takes it. */
    public static class Filter extends Paging {

        @QueryParam("brand")
        String brand;
    }

    /** What a filter is built upon. */
    public static class Paging {

        @QueryParam("since")
        String since;
    }

    @GET
    @Path("/listed")
    @RolesAllowed(Roles.VIEWER)
    public Page<String> listed(@BeanParam Filter filter, @QueryParam("sort") String sort) {
        return new Page<>(List.of(filter.brand + filter.since + sort), null);
    }

    @GET
    @Path("/counted")
    @RolesAllowed(Roles.VIEWER)
    public Page<String> counted(@QueryParam("id") UUID id, @QueryParam("limit") Integer limit) {
        return new Page<>(List.of(id + " " + Page.limit(limit)), null);
    }

    @GET
    @Path("/as/{role}")
    @RolesAllowed({
        Roles.VIEWER,
        Roles.ANALYST,
        Roles.PUBLISHER,
        Roles.LEGAL,
        Roles.COMMANDER,
        Roles.ADMIN,
        Roles.INGEST,
        Roles.APP
    })
    public boolean as(
            @PathParam("role") String role, @jakarta.ws.rs.core.Context jakarta.ws.rs.core.SecurityContext caller) {
        return caller.isUserInRole(role);
    }

    @GET
    @Path("/open")
    @PermitAll
    public String open() {
        return "open";
    }

    @POST
    @RolesAllowed(Roles.PUBLISHER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> create(@Valid @NotNull Thing thing) {
        brands.require(thing.brand());
        return Uni.createFrom().item(made(thing));
    }

    @POST
    @Path("/once")
    @Idempotent
    @RolesAllowed(Roles.PUBLISHER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> createOnce(@Valid @NotNull Thing thing) {
        if (thing.size() == 9) {
            throw Problem.unprocessable("nine", "不能是九。", "Nine will not do.");
        }
        CompletableFuture<Void> held = HELD.get(thing.brand());
        return (held == null ? Uni.createFrom().voidItem() : Uni.createFrom().completionStage(held))
                .map(done -> made(thing));
    }

    @POST
    @Path("/sent")
    @Idempotent
    @RolesAllowed(Roles.PUBLISHER)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Uni<Response> send(@RestForm("note") String note, @RestForm("photo") FileUpload photo) {
        String said = note + (photo == null ? "" : photo.size());
        return Uni.createFrom().item(() -> made(new Thing(said, 1, null, null, null)));
    }

    /** It takes no body; one that is sent says nothing. */
    @POST
    @Path("/pressed")
    @Idempotent
    @RolesAllowed(Roles.PUBLISHER)
    public Uni<Response> press() {
        return Uni.createFrom().item(() -> made(new Thing("pressed", 1, null, null, null)));
    }

    private static Response made(Thing thing) {
        CREATED.incrementAndGet();
        Made made = new Made(TimeOrderedId.next(), thing.brand(), thing.at(), thing.age());
        return Response.created(URI.create("/api/things/" + made.id()))
                .entity(made)
                .build();
    }

    @GET
    @Path("/fail/{how}")
    @PermitAll
    public Uni<String> fail(@PathParam("how") String how) {
        return switch (how) {
            case "inside" -> Uni.createFrom().failure(new IllegalStateException("password=secret"));
            case "connect" ->
                Uni.createFrom().failure(new IllegalStateException(new ConnectException("127.0.0.1:5432 refused")));
            case "nul" ->
                pool.preparedQuery("select $1::text")
                        .execute(io.vertx.mutiny.sqlclient.Tuple.of("a\0b"))
                        .replaceWith("stored");
            case "twice" ->
                pool.query(
                                "create temp table if not exists twice (id int primary key) on commit drop; insert into twice values (1), (1)")
                        .execute()
                        .replaceWith("stored");
            case "sign-in" ->
                Uni.createFrom().failure(new io.quarkus.oidc.OIDCException("OIDC Server is not available"));
            case "often" -> Uni.createFrom().failure(Problem.tooMany("too-often", "太频繁。", "Too often."));
            case "changed" ->
                Uni.createFrom().failure(Problem.conflict("clock-met", "时钟已达成。", "The clock has been met."));
            default -> Uni.createFrom().item(how);
        };
    }

    /** A page that people come to by a link. */
    @Path("/p/things")
    public static class ThingPage {

        @GET
        @PermitAll
        public String page() {
            return "page";
        }
    }
}

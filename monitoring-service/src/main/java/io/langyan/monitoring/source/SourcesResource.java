package io.langyan.monitoring.source;

import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Idempotent;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.monitoring.observation.Platforms;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** Who delivers, and whether each does. */
@Path("/api/sources")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class SourcesResource {

    private final ReadSources read;
    private final RegisterSource register;
    private final ChangeSources change;
    private final SourceScope scope;
    private final SecurityIdentity caller;

    SourcesResource(
            ReadSources read,
            RegisterSource register,
            ChangeSources change,
            SourceScope scope,
            SecurityIdentity caller) {
        this.read = read;
        this.register = register;
        this.change = change;
        this.scope = scope;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Sources by id: registered ones, and those that made themselves known by delivering")
    public Uni<Page<SourceView>> list(
            @QueryParam("brand") String brand,
            @QueryParam("platform") String platform,
            @QueryParam("kind") String kind,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        var after = Cursor.parse(cursor);
        return read.page(
                new SourceQuery(
                        scope.brands().limitTo(brand),
                        Platforms.asked(platform),
                        knownKind(kind),
                        after.map(keys -> keys.text(0)).orElse(null),
                        after.map(keys -> keys.text(1)).orElse(null),
                        size + 1),
                size);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "One source; with platform where a name delivers for several")
    public Uni<RestResponse<SourceView>> one(@PathParam("id") String id, @QueryParam("platform") String platform) {
        return read.visible(id, Platforms.asked(platform)).chain(this::answer);
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.ANALYST)
    @Operation(summary = "Registers a source; a feed is polled at once")
    public Uni<RestResponse<SourceView>> add(SourceBody body) {
        Source asked = SourceCheck.source(body, by(), Instant.now());
        scope.requireEditable(asked);
        return register.fit(asked)
                .chain(source -> change.add(source).chain(() -> read.visible(source.id(), source.platform())))
                .chain(read::view)
                .map(view -> RestResponse.ResponseBuilder.<SourceView>created(
                                URI.create("/api/sources/" + encoded(view.id())))
                        .header(HttpHeaders.ETAG, tag(view.version()))
                        .entity(view)
                        .build());
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.ANALYST)
    @Operation(summary = "Edits a registered source; needs If-Match. A feed is polled anew at once")
    public Uni<RestResponse<SourceView>> edit(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, SourceBody body) {
        Integer version = EditedVersion.required(ifMatch);
        return read.registered(id).chain(known -> {
            EditedVersion.requireCurrent(version, known.source().version());
            scope.requireEditable(known.source());
            return read.view(known).chain(shown -> edited(EditedVersion.merged(known.source(), shown, body), version));
        });
    }

    private Uni<RestResponse<SourceView>> edited(SourceBody body, int version) {
        Instant now = Instant.now();
        Source asked = SourceCheck.source(body, by(), now);
        scope.requireEditable(asked);
        return register.fit(asked)
                .chain(source -> change.change(source, version, by(), now))
                .chain(() -> read.visible(asked.id(), asked.platform()))
                .chain(this::answer);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ANALYST)
    @Operation(summary = "Forgets a source; what it brought stays")
    public Uni<RestResponse<Void>> remove(
            @PathParam("id") String id,
            @QueryParam("platform") String platform,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        Integer version = EditedVersion.optional(ifMatch);
        return read.visible(id, Platforms.asked(platform))
                .invoke(known -> scope.requireEditable(known.source()))
                .chain(known -> change.remove(known.source(), version))
                .map(gone -> RestResponse.noContent());
    }

    private Uni<RestResponse<SourceView>> answer(KnownSource known) {
        return read.view(known).map(view -> RestResponse.ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, tag(view.version()))
                .build());
    }

    private String by() {
        return caller.getPrincipal().getName();
    }

    private static String tag(int version) {
        return "\"" + version + "\"";
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String knownKind(String code) {
        if (code == null || code.isBlank()) {
            return null;
        }
        return SourceKind.of(code.strip())
                .map(SourceKind::code)
                .orElseThrow(() -> Problem.badRequest(
                        "bad-kind",
                        "kind 应为 feed、push、import、webhook 或 manual",
                        "kind is feed, push, import, webhook or manual"));
    }
}

package io.langyan.monitoring.contentcheck;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Idempotent;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.monitoring.contentcheck.ContentWords.Word;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A brand's own words to stop at before something is published. */
@Path("/api/content-checks/words")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ContentWordsResource {

    private final ContentWords words;
    private final BrandScope scope;
    private final SecurityIdentity caller;

    ContentWordsResource(ContentWords words, BrandScope scope, SecurityIdentity caller) {
        this.words = words;
        this.scope = scope;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "The brands' own risky words, newest first")
    public Uni<Page<Word>> list(
            @QueryParam("brand") String brand,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        UUID before = Cursor.parse(cursor).map(keys -> keys.uuid(0)).orElse(null);
        return words.page(scope.limitTo(brand), before, size + 1)
                .map(found -> Page.of(found, size, word -> Cursor.of(word.id())));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "One word; its version is the ETag")
    public Uni<Response> one(@PathParam("id") String id) {
        return word(id).map(ContentWordsResource::tagged);
    }

    @GET
    @Path("/{id}/versions")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Every version of a word, with who made it")
    public Uni<Page<Word>> versions(@PathParam("id") String id) {
        return words.versions(WordBody.id(id))
                .invoke(versions -> {
                    if (versions.isEmpty() || !scope.allows(versions.get(0).brand())) {
                        throw WordBody.unknown();
                    }
                })
                .map(versions -> new Page<>(versions, null));
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.ANALYST)
    @Operation(summary = "Adds a word; it counts from the next check on")
    public Uni<Response> add(WordBody asked) {
        Word word = WordBody.checked(asked).added(by());
        scope.require(word.brand());
        return words.count(word.brand())
                .invoke(WordBody::requireRoom)
                .chain(() -> words.add(word))
                .map(added -> Response.created(URI.create("/api/content-checks/words/" + word.id()))
                        .entity(word)
                        .header("ETag", tag(word.version()))
                        .build());
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.ANALYST)
    @Operation(summary = "Changes a word; needs the version it is a change of in If-Match")
    public Uni<Response> change(@PathParam("id") String id, @HeaderParam("If-Match") String edited, WordBody asked) {
        int version = WordBody.version(edited);
        WordBody body = WordBody.checked(asked);
        return word(id).map(old -> body.changed(old, by())).chain(word -> save(word, version));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ANALYST)
    @Operation(summary = "Takes a word away; its versions stay")
    public Uni<Response> remove(@PathParam("id") String id, @HeaderParam("If-Match") String edited) {
        int version = WordBody.version(edited);
        return word(id).map(old -> WordBody.removed(old, by()))
                .chain(word -> save(word, version))
                .replaceWith(() -> Response.noContent().build());
    }

    private Uni<Response> save(Word word, int edited) {
        return words.change(word, edited).map(saved -> {
            if (!saved) {
                throw Problem.preconditionFailed(
                        "changed-meanwhile",
                        "该词条已被他人修改，请刷新后重试。",
                        "Somebody changed this word meanwhile; read it again.");
            }
            return tagged(word.asVersion(edited + 1));
        });
    }

    /** What is another brand's does not exist for the caller. */
    private Uni<Word> word(String id) {
        return words.byId(WordBody.id(id))
                .map(found -> found.filter(word -> scope.allows(word.brand())).orElseThrow(WordBody::unknown));
    }

    private String by() {
        return caller.getPrincipal().getName();
    }

    private static Response tagged(Word word) {
        return Response.ok(word).header("ETag", tag(word.version())).build();
    }

    private static String tag(int version) {
        return '"' + Integer.toString(version) + '"';
    }
}

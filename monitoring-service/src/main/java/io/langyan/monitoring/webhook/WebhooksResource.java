package io.langyan.monitoring.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Idempotent;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.events.rest.TimeOrderedId;
import io.langyan.events.v1.MentionObserved;
import io.langyan.monitoring.observation.Verdicts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** Vendors' feeds are set up here. Secrets are shown once, when they are made. */
@Path("/api/imports/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ANALYST)
class WebhooksResource {

    private static final int MOST_SHOWN = 20;

    private final Webhooks webhooks;
    private final RenewSecret renew;
    private final ReceiveWebhook receive;
    private final SecurityIdentity caller;

    WebhooksResource(Webhooks webhooks, RenewSecret renew, ReceiveWebhook receive, SecurityIdentity caller) {
        this.webhooks = webhooks;
        this.renew = renew;
        this.receive = receive;
        this.caller = caller;
    }

    /** A mapping to be tried on a sample. */
    @RegisterForReflection
    record DryRun(WebhookMapping mapping, JsonNode payload) {}

    /** What a sample became. */
    @RegisterForReflection
    record DryRunResult(List<MentionObserved> observations, Verdicts verdicts) {}

    @GET
    @Operation(summary = "Configured webhooks, newest first")
    public Uni<Page<WebhookView>> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        return webhooks.list(Cursor.parse(cursor).map(keys -> keys.uuid(0)), size + 1)
                .map(found -> Page.of(found, size, view -> Cursor.of(view.id())));
    }

    @POST
    @Idempotent
    @Operation(summary = "A new webhook; it takes nothing until its secret is made by POST …/secret")
    public Uni<RestResponse<WebhookView>> add(WebhookBody body) {
        WebhookBody checked = required(body).checked();
        UUID id = TimeOrderedId.next();
        return webhooks.add(id, checked, caller.getPrincipal().getName(), Instant.now())
                .chain(() -> view(id))
                .map(view -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, view)
                        .location(URI.create("/api/imports/webhooks/" + id))
                        .header(HttpHeaders.ETAG, tag(view))
                        .build());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One webhook, without its secret")
    public Uni<RestResponse<WebhookView>> one(@PathParam("id") String id) {
        return view(uuid(id)).map(WebhooksResource::tagged);
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Changes a webhook; needs its version in If-Match")
    public Uni<RestResponse<WebhookView>> change(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, WebhookBody body) {
        UUID webhook = uuid(id);
        long version = version(ifMatch);
        WebhookBody checked = required(body).checked();
        return view(webhook)
                .invoke(seen -> requireSameScheme(seen, checked))
                .chain(seen -> webhooks.change(webhook, version, checked))
                .chain(changed -> changed ? view(webhook) : Uni.createFrom().failure(stale()))
                .map(WebhooksResource::tagged);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Removes a webhook; what it brought stays")
    public Uni<RestResponse<Void>> remove(@PathParam("id") String id) {
        return webhooks.remove(uuid(id)).map(removed -> {
            if (!removed) {
                throw unknown();
            }
            return RestResponse.noContent();
        });
    }

    @POST
    @Path("/{id}/secret")
    @Operation(
            summary = "Makes a new secret and shows it, once",
            description =
                    "The secret before stays valid for the overlap, 24 hours unless told. A vendor's own secret may be given.")
    public Uni<RestResponse<RenewSecret.Renewed>> secret(@PathParam("id") String id, RenewSecret.Wish wish) {
        return webhooks.byId(uuid(id))
                .map(found -> found.orElseThrow(WebhooksResource::unknown))
                .chain(webhook -> renew.of(webhook, wish == null ? RenewSecret.Wish.NONE : wish, Instant.now()))
                .map(renewed -> RestResponse.ResponseBuilder.ok(renewed)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    @POST
    @Blocking
    @Path("/dry-run")
    @Operation(summary = "What a sample payload becomes under a mapping; nothing is taken")
    public Uni<DryRunResult> dryRun(DryRun sample, @Context HttpHeaders headers) {
        if (sample == null || sample.mapping() == null || sample.payload() == null) {
            throw Problem.badRequest("bad-dry-run", "需要 mapping 与 payload", "mapping and payload are needed");
        }
        sample.mapping().check();
        Locale language = Stream.concat(headers.getAcceptableLanguages().stream(), Stream.of(Locale.CHINESE))
                .findFirst()
                .orElseThrow();
        var verdicts = receive.mapped(sample.mapping(), sample.payload(), "dry-run", Instant.now());
        return Uni.createFrom()
                .item(new DryRunResult(
                        verdicts.observations().stream().limit(MOST_SHOWN).toList(), Verdicts.of(verdicts, language)));
    }

    private Uni<WebhookView> view(UUID id) {
        return webhooks.view(id).map(found -> found.orElseThrow(WebhooksResource::unknown));
    }

    private static WebhookBody required(WebhookBody body) {
        if (body == null) {
            throw Problem.badRequest("no-body", "请求体为空", "the body is empty");
        }
        return body;
    }

    private static void requireSameScheme(WebhookView seen, WebhookBody body) {
        if (seen.scheme() != body.scheme()) {
            throw Problem.unprocessable(
                    "scheme-fixed", "scheme 不能修改，请新建", "the scheme cannot be changed; add another webhook");
        }
    }

    private static RestResponse<WebhookView> tagged(WebhookView view) {
        return RestResponse.ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, tag(view))
                .build();
    }

    private static String tag(WebhookView view) {
        return "\"" + view.version() + "\"";
    }

    private static long version(String ifMatch) {
        String plain = ifMatch == null ? "" : ifMatch.replace("\"", "").strip();
        if (plain.isEmpty()) {
            throw Problem.preconditionRequired(
                    "version-needed", "修改须在 If-Match 中给出版本号", "an edit needs the version in If-Match");
        }
        if (!plain.matches("\\d{1,18}")) {
            throw stale();
        }
        return Long.parseLong(plain);
    }

    private static Problem stale() {
        return Problem.preconditionFailed("version-stale", "已被他人修改，请重新读取", "somebody changed it; read it again");
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            throw unknown();
        }
    }

    private static Problem unknown() {
        return Problem.notFound("unknown-webhook", "没有这个 webhook", "there is no such webhook");
    }
}

package io.langyan.monitoring.contentcheck;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Idempotent;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Marketing texts are checked before they are published. */
@Path("/api/content-checks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ContentChecksResource {

    private static final int MOST_TEXTS = 100;
    private static final int MOST_CHARACTERS = 1_000_000;

    private final ReviewContent review;
    private final ContentChecks checks;
    private final BrandScope scope;
    private final SecurityIdentity caller;

    ContentChecksResource(ReviewContent review, ContentChecks checks, BrandScope scope, SecurityIdentity caller) {
        this.review = review;
        this.checks = checks;
        this.scope = scope;
        this.caller = caller;
    }

    /** Up to 100 texts. */
    record Batch(List<CheckRequest> texts) {}

    /** One answer a text, in the order of the texts. */
    record Answers(List<ReviewContent.Answer> results) {}

    @POST
    @Idempotent
    @RolesAllowed({Roles.APP, Roles.ANALYST})
    @Operation(
            summary = "Risky phrases of a text with place, reason, law and suggestion; stores nothing unless keep is"
                    + " true")
    public Uni<ReviewContent.Answer> check(CheckRequest asked) {
        return review.review(allowed(asked), caller.getPrincipal().getName());
    }

    @POST
    @Path("/batch")
    @Idempotent
    @RolesAllowed({Roles.APP, Roles.ANALYST})
    @Operation(summary = "The same for up to 100 texts")
    public Uni<Answers> checkAll(Batch asked) {
        if (asked == null || asked.texts() == null || asked.texts().isEmpty()) {
            throw Problem.badRequest("no-texts", "请求需要 texts 数组。", "The request needs an array \"texts\".");
        }
        if (asked.texts().size() > MOST_TEXTS) {
            throw Problem.unprocessable("too-many-texts", "一次最多 100 条文本。", "At most 100 texts at once.");
        }
        List<CheckRequest> texts = asked.texts().stream().map(this::allowed).toList();
        if (texts.stream().mapToInt(CheckRequest::characters).sum() > MOST_CHARACTERS) {
            throw Problem.unprocessable(
                    "text-too-long", "一批文本合计最长 1000000 字符。", "The texts of a batch have at most 1000000 characters.");
        }
        String by = caller.getPrincipal().getName();
        return Multi.createFrom()
                .iterable(texts)
                .onItem()
                .transformToUniAndConcatenate(text -> review.review(text, by))
                .collect()
                .asList()
                .map(Answers::new);
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Kept checks, newest first; sha256= finds those of one text")
    public Uni<Page<ContentChecks.Kept>> list(
            @QueryParam("brand") String brand,
            @QueryParam("sha256") String sha256,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        UUID before = Cursor.parse(cursor).map(keys -> keys.uuid(0)).orElse(null);
        return checks.page(scope.limitTo(brand), hash(sha256), before, size + 1)
                .map(found -> Page.of(found, size, one -> Cursor.of(one.id())));
    }

    private CheckRequest allowed(CheckRequest asked) {
        CheckRequest checked = CheckRequest.checked(asked);
        if (checked.brandOrNull() != null) {
            scope.require(checked.brandOrNull());
        }
        return checked;
    }

    private static String hash(String asked) {
        if (asked == null || asked.isBlank()) {
            return null;
        }
        if (!asked.matches("[0-9a-fA-F]{64}")) {
            throw Problem.badRequest("bad-sha256", "sha256 应为 64 位十六进制。", "sha256 has 64 hexadecimal digits.");
        }
        return asked.toLowerCase(java.util.Locale.ROOT);
    }
}

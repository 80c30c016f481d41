package io.langyan.monitoring.evidence;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Idempotent;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Roles;
import io.langyan.events.rest.TimeOrderedId;
import io.langyan.monitoring.observation.CleanText;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Capturing evidence and finding it again. */
@Path("/api/evidence")
@Produces(MediaType.APPLICATION_JSON)
class EvidenceResource {

    private static final int LONGEST_NOTE = 2_000;

    private final CaptureEvidence capture;
    private final Uploads uploads;
    private final EvidenceViews views;
    private final BrandScope scope;
    private final SecurityIdentity caller;

    EvidenceResource(
            CaptureEvidence capture, Uploads uploads, EvidenceViews views, BrandScope scope, SecurityIdentity caller) {
        this.capture = capture;
        this.uploads = uploads;
        this.views = views;
        this.scope = scope;
        this.caller = caller;
    }

    @POST
    @Blocking
    @Idempotent
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Roles.ANALYST)
    @Operation(summary = "Fixes a mention as evidence: mention, brand (if it concerns several), note, up to 5 files")
    public RestResponse<EvidenceView> add(
            @RestForm("mention") String mention,
            @RestForm("brand") String brand,
            @RestForm("note") String note,
            @RestForm(FileUpload.ALL) List<FileUpload> files)
            throws IOException {
        if (mention == null || mention.isBlank()) {
            throw Problems.missing("mention");
        }
        MentionSnapshot snapshot = capture.mention(Ids.of(mention.strip(), Problems::unknownMention));
        UUID id = TimeOrderedId.next();
        capture.of(
                new CaptureEvidence.Capture(
                        id, snapshot.id(), brandOf(snapshot, brand), person(), note(note), uploads.of(files)),
                Instant.now());
        EvidenceView view = views.byId(id).await().indefinitely().orElseThrow(Problems::unknown);
        return RestResponse.ResponseBuilder.<EvidenceView>created(URI.create("/api/evidence/" + id))
                .entity(view)
                .build();
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Evidence, newest first, of a brand or a mention")
    public Uni<Page<EvidenceView>> list(
            @QueryParam("brand") String brand,
            @QueryParam("mention") String mention,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        UUID of = mention == null || mention.isBlank() ? null : Ids.of(mention, Problems::unknownMention);
        UUID before = Cursor.parse(cursor).map(keys -> keys.uuid(0)).orElse(null);
        return views.list(scope.limitTo(brand), of, before, size + 1)
                .map(found -> Page.of(found, size, view -> Cursor.of(view.id())));
    }

    /** The brand whose evidence it will be: the one asked for, or the only one the caller may see. */
    private String brandOf(MentionSnapshot snapshot, String asked) {
        Set<String> concerned = snapshot.brands();
        if (asked != null && !asked.isBlank()) {
            scope.require(asked);
            if (!concerned.contains(asked)) {
                throw Problems.notOfThisBrand();
            }
            return asked;
        }
        List<String> own = concerned.stream().filter(scope::allows).toList();
        if (own.isEmpty()) {
            throw Problems.unknownMention();
        }
        if (own.size() > 1) {
            throw Problems.brandNeeded();
        }
        return own.get(0);
    }

    private String person() {
        return caller.getPrincipal().getName();
    }

    static String note(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > LONGEST_NOTE) {
            throw Problems.tooLong("note");
        }
        return CleanText.clean(text.strip(), LONGEST_NOTE);
    }
}

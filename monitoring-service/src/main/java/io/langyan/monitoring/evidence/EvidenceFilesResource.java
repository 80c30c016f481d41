package io.langyan.monitoring.evidence;

import io.langyan.events.rest.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The bytes of evidence. Whoever takes them is written into the chain first. */
@Path("/api/evidence/{id}")
@Blocking
class EvidenceFilesResource {

    private static final Duration ANSWER = Duration.ofSeconds(30);
    /** A page that somebody uploaded as a picture must not run anywhere. */
    private static final String POLICY = "default-src 'none'; sandbox";

    private final Access access;
    private final FileBytes bytes;
    private final ExportEvidence export;

    EvidenceFilesResource(Access access, FileBytes bytes, ExportEvidence export) {
        this.access = access;
        this.bytes = bytes;
        this.export = export;
    }

    @GET
    @Path("/files/{n}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "One file; the download becomes a custody entry")
    public Response file(@PathParam("id") String id, @PathParam("n") String n) {
        EvidenceView view = access.toContent(id).await().atMost(ANSWER);
        EvidenceView.FileView file = view.file(numberIn(n));
        access.trace(view, CustodyEntry.DOWNLOADED, Details.of("file", n, "sha256", file.sha256()))
                .await()
                .atMost(ANSWER);
        String extension =
                FileType.ofMediaType(file.type()).map(FileType::extension).orElse("bin");
        StreamingOutput content = out -> bytes.write(view.id(), file.n(), out);
        return download(content, file.type(), view.id() + "-" + file.n() + "." + extension);
    }

    @GET
    @Path("/export")
    @RolesAllowed(Roles.LEGAL)
    @Operation(summary = "A ZIP of record, files and chain that can be checked without Langyan")
    public Response export(@PathParam("id") String id) {
        EvidenceView view = access.toContent(id).await().atMost(ANSWER);
        access.trace(view, CustodyEntry.EXPORTED, CustodyEntry.NOTHING).await().atMost(ANSWER);
        StreamingOutput content = out -> export.write(view, out);
        return download(content, "application/zip", "evidence-" + view.id() + ".zip");
    }

    private static Response download(StreamingOutput content, String type, String name) {
        return Response.ok(content)
                .type(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", POLICY)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static int numberIn(String text) {
        if (!text.matches("[1-9]\\d?")) {
            throw Problems.unknown();
        }
        return Integer.parseInt(text);
    }
}

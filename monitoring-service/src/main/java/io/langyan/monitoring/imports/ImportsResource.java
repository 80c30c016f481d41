package io.langyan.monitoring.imports;

import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.monitoring.MonitoringConfig;
import io.langyan.monitoring.observation.Platforms;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Files of crawlers come in. Repeating an upload changes nothing in the ledger. */
@Path("/api/imports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.INGEST, Roles.ANALYST})
class ImportsResource {

    private final StartImport start;
    private final Formats formats;
    private final ImportViews imports;
    private final MonitoringConfig config;
    private final SecurityIdentity caller;

    ImportsResource(
            StartImport start, Formats formats, ImportViews imports, MonitoringConfig config, SecurityIdentity caller) {
        this.start = start;
        this.formats = formats;
        this.imports = imports;
        this.config = config;
        this.caller = caller;
    }

    @POST
    @Blocking
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "Imports files as a job: format=mediacrawler or observations; JSONL or one JSON array each")
    public Uni<RestResponse<ImportViews.ImportView>> add(
            @QueryParam("format") String format,
            @QueryParam("platform") String platform,
            @RestForm("platform") String platformInForm,
            @RestForm(FileUpload.ALL) List<FileUpload> files)
            throws IOException {
        if (formats.byName(format).isEmpty()) {
            throw Problem.unprocessable(
                    "unknown-format",
                    "format 应为 mediacrawler 或 observations",
                    "format is mediacrawler or observations");
        }
        if (files == null || files.isEmpty()) {
            throw Problem.badRequest("no-file", "请求中没有文件", "the request has no file");
        }
        files.forEach(this::requireSize);
        String known = requireKnown(platform == null ? platformInForm : platform);
        UUID id = start.of(
                files.stream()
                        .map(file -> new StartImport.Upload(shown(file.fileName()), file.uploadedFile()))
                        .toList(),
                format,
                known,
                caller.getPrincipal().getName());
        return imports.byId(id, true)
                .map(view -> RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, view.orElseThrow())
                        .location(URI.create("/api/imports/" + id))
                        .build());
    }

    @GET
    @Operation(summary = "Imports, newest first")
    public Uni<Page<ImportViews.ImportView>> list(
            @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        return imports.list(Cursor.parse(cursor).map(keys -> keys.uuid(0)), size + 1)
                .map(found -> Page.of(found, size, view -> Cursor.of(view.id())));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "How far an import is, and which lines were refused")
    public Uni<ImportViews.ImportView> one(@PathParam("id") String id, @Context HttpHeaders headers) {
        return imports.byId(uuid(id), prefersChinese(headers))
                .map(found -> found.orElseThrow(ImportsResource::unknown));
    }

    private void requireSize(FileUpload file) {
        long limit = config.imports().maxFile().asLongValue();
        if (file.size() > limit) {
            throw Problem.tooLarge(
                    "file-too-large", "文件超过 " + limit + " 字节", "a file is larger than " + limit + " bytes");
        }
    }

    private static String requireKnown(String platform) {
        if (platform == null || platform.isBlank()) {
            return null;
        }
        if (!Platforms.known(platform)) {
            throw Problem.unprocessable("unknown-platform", "未知平台", "unknown platform");
        }
        return platform;
    }

    private static String shown(String fileName) {
        String name = fileName == null ? "" : fileName.replace("\0", "");
        return name.length() > 200 ? name.substring(0, 200) : name;
    }

    private static boolean prefersChinese(HttpHeaders headers) {
        List<Locale> wishes = headers.getAcceptableLanguages();
        return wishes.isEmpty() || !"en".equals(wishes.get(0).getLanguage());
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            throw unknown();
        }
    }

    private static Problem unknown() {
        return Problem.notFound("unknown-import", "没有这个导入任务", "there is no such import");
    }
}

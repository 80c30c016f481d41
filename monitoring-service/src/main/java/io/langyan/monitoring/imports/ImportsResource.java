package io.langyan.monitoring.imports;

import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.monitoring.MonitoringConfig;
import io.langyan.monitoring.observation.CleanText;
import io.quarkus.runtime.annotations.RegisterForReflection;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Files come in. Repeating an upload changes nothing in the ledger. */
@Path("/api/imports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.INGEST, Roles.ANALYST})
class ImportsResource {

    private static final int LONGEST_NAME = 200;
    private static final long LARGEST_MAPPING = 64 * 1024;

    private final StartImport start;
    private final DryRunImport dryRun;
    private final ImportViews imports;
    private final MonitoringConfig config;
    private final SecurityIdentity caller;

    ImportsResource(
            StartImport start,
            DryRunImport dryRun,
            ImportViews imports,
            MonitoringConfig config,
            SecurityIdentity caller) {
        this.start = start;
        this.dryRun = dryRun;
        this.imports = imports;
        this.config = config;
        this.caller = caller;
    }

    @POST
    @Blocking
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Imports files as a job: format=mediacrawler, observations, csv or xlsx",
            description =
                    "A part named mapping says what the columns of a table mean; with dryRun=true the answer shows"
                            + " the first rows as they would be understood, and nothing is imported.")
    public Uni<RestResponse<Object>> add(
            @QueryParam("format") String format,
            @QueryParam("platform") String platform,
            @QueryParam("dryRun") boolean dry,
            @RestForm("platform") String platformInForm,
            @RestForm("mapping") @PartType(MediaType.TEXT_PLAIN) String mapping,
            @RestForm(FileUpload.ALL) List<FileUpload> uploads,
            @Context HttpHeaders headers)
            throws IOException {
        List<FileUpload> sent = uploads == null ? List.of() : uploads;
        ImportOrder order = ImportOrder.of(
                format,
                platform == null ? platformInForm : platform,
                mapping == null ? mappingFile(sent) : mapping,
                caller.getPrincipal().getName());
        List<ImportFile> files = files(sent);
        if (dry) {
            return Uni.createFrom().item(RestResponse.ok(previews(files, order, headers)));
        }
        UUID id = start.of(files, order, Instant.now());
        return imports.byId(id, prefersChinese(headers)).map(view -> RestResponse.ResponseBuilder.<Object>create(
                        RestResponse.Status.ACCEPTED, view.orElseThrow())
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

    private List<ImportFile> files(List<FileUpload> sent) throws IOException {
        List<ImportFile> files = new ArrayList<>();
        for (FileUpload upload : sent) {
            if (!"mapping".equals(upload.name())) {
                requireSize(upload);
                files.add(ImportFile.whole(shown(upload.fileName()), upload.uploadedFile()));
            }
        }
        if (files.isEmpty()) {
            throw Problem.badRequest("no-file", "请求中没有文件", "the request has no file");
        }
        return files;
    }

    /** Clients send a part with a file name for {@code -F mapping=@mapping.json}. */
    private static String mappingFile(List<FileUpload> sent) {
        return sent.stream()
                .filter(upload -> "mapping".equals(upload.name()))
                .map(ImportsResource::text)
                .findFirst()
                .orElse(null);
    }

    private static String text(FileUpload upload) {
        if (upload.size() > LARGEST_MAPPING) {
            throw Problem.unprocessable("bad-mapping", "mapping 无效：过长", "the mapping is not valid: it is too long");
        }
        try {
            return Files.readString(upload.uploadedFile());
        } catch (IOException unreadable) {
            throw Problem.unprocessable("bad-mapping", "mapping 不是 UTF-8 文本", "the mapping is no UTF-8 text");
        }
    }

    private Object previews(List<ImportFile> files, ImportOrder order, HttpHeaders headers) throws IOException {
        Locale language = prefersChinese(headers) ? Locale.CHINESE : Locale.ENGLISH;
        List<DryRunImport.Preview> previews = new ArrayList<>();
        for (ImportFile file : files) {
            previews.add(dryRun.of(file, order, Instant.now(), language));
        }
        return new Previews(previews);
    }

    /** What each file would become. */
    @RegisterForReflection
    record Previews(List<DryRunImport.Preview> files) {}

    private void requireSize(FileUpload file) {
        long limit = config.imports().maxFile().asLongValue();
        if (file.size() > limit) {
            throw Problem.tooLarge(
                    "file-too-large", "文件超过 " + limit + " 字节", "a file is larger than " + limit + " bytes");
        }
    }

    private static String shown(String fileName) {
        return CleanText.clean(fileName == null ? "" : fileName, LONGEST_NAME);
    }

    static boolean prefersChinese(HttpHeaders headers) {
        List<Locale> wishes = headers.getAcceptableLanguages();
        return wishes.isEmpty() || !"en".equals(wishes.get(0).getLanguage());
    }
}

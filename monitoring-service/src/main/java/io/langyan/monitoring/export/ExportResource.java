package io.langyan.monitoring.export;

import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.monitoring.MonitoringConfig;
import io.langyan.monitoring.mention.MentionFilters;
import io.langyan.monitoring.mention.MentionParameters;
import io.langyan.monitoring.mention.MentionView;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The ledger as a file. */
@Path("/api/mentions/export")
@RolesAllowed(Roles.VIEWER)
class ExportResource {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String CSV = "text/csv;charset=UTF-8";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final ExportMentions export;
    private final MentionFilters filters;
    private final MonitoringConfig.Export config;
    private final Semaphore places;

    ExportResource(ExportMentions export, MentionFilters filters, MonitoringConfig config) {
        this.export = export;
        this.filters = filters;
        this.config = config.export();
        this.places = new Semaphore(config.export().atOnce());
    }

    @GET
    @Blocking
    @Operation(
            summary = "The mentions of a filter as XLSX or CSV, newest first",
            description =
                    "Headers are Chinese, English by Accept-Language. The level is graded elsewhere; its column is"
                            + " empty. When the limit of rows is reached the last row says so.")
    public Response export(
            @BeanParam MentionParameters filter,
            @QueryParam("format") String format,
            @QueryParam("columns") String columns,
            @QueryParam("zone") String zone,
            @Context Request request,
            @Context HttpHeaders headers) {
        boolean excel = isExcel(format);
        Labels labels = new Labels(isEnglish(headers.getAcceptableLanguages()));
        ExportMentions.Wanted wanted = new ExportMentions.Wanted(
                filters.read(filter.values()),
                columns(columns),
                new Column.Style(labels, zone(zone)),
                config.mostRows());
        Response.ResponseBuilder answer = Response.ok()
                .type(excel ? XLSX : CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"mentions." + (excel ? "xlsx\"" : "csv\""));
        // HEAD comes here too, but nobody would ever write its body and so give the place back
        return HttpMethod.HEAD.equals(request.getMethod())
                ? answer.build()
                : answer.entity(body(wanted, excel)).build();
    }

    private StreamingOutput body(ExportMentions.Wanted wanted, boolean excel) {
        takePlace();
        try {
            Page<MentionView> first = export.begin(wanted);
            return out -> write(wanted, first, excel, out);
        } catch (RuntimeException failed) {
            places.release();
            throw failed;
        }
    }

    private void write(ExportMentions.Wanted wanted, Page<MentionView> first, boolean excel, OutputStream out)
            throws IOException {
        try (Sheet sheet = excel
                ? new ExcelSheet(out, wanted.style().labels().english() ? "Mentions" : "舆情台账")
                : new CsvSheet(out)) {
            export.write(wanted, first, sheet);
        } finally {
            places.release();
        }
    }

    private void takePlace() {
        if (!places.tryAcquire()) {
            throw Problem.unavailable("too-many-exports", "同时导出过多，请稍后再试", "too many exports at once; try again later");
        }
    }

    private static boolean isExcel(String format) {
        if ("xlsx".equals(format) || "csv".equals(format)) {
            return "xlsx".equals(format);
        }
        throw Problem.badRequest("bad-format", "format 应为 xlsx 或 csv", "format is xlsx or csv");
    }

    private static List<Column> columns(String asked) {
        if (asked == null || asked.isBlank()) {
            return List.of(Column.values());
        }
        return Arrays.stream(asked.split(",", Column.values().length + 1))
                .map(code -> Column.of(code.strip())
                        .orElseThrow(() -> Problem.badRequest("bad-columns", "没有这一列", "there is no such column")))
                .distinct()
                .toList();
    }

    private static ZoneId zone(String asked) {
        try {
            return asked == null || asked.isBlank() ? CHINA : ZoneId.of(asked.strip());
        } catch (DateTimeException unknown) {
            throw Problem.badRequest("bad-zone", "没有这个时区", "there is no such time zone");
        }
    }

    private static boolean isEnglish(List<Locale> acceptable) {
        return !acceptable.isEmpty()
                && Locale.ENGLISH.getLanguage().equals(acceptable.get(0).getLanguage());
    }
}

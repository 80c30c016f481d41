package io.langyan.monitoring.reading;

import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.events.v1.Reading;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Reads texts on request, for other apps. Stores nothing. */
@Path("/api/analyses")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class AnalysesResource {

    static final int MOST_TEXTS = 1_000;
    private final Reader reader;

    AnalysesResource(Reader reader) {
        this.reader = reader;
    }

    /** Up to 1000 texts. */
    record Texts(List<String> texts) {}

    /** One reading a text, in the order of the texts. */
    record Readings(List<Reading> results) {}

    @POST
    @Blocking
    @RolesAllowed({Roles.APP, Roles.VIEWER})
    @Operation(summary = "Sentiment, appeals, categories, crisis type and evidence of up to 1000 texts")
    public Readings read(Texts asked) {
        if (asked == null || asked.texts() == null) {
            throw Problem.badRequest("no-texts", "请求需要 texts 数组", "the request needs an array \"texts\"");
        }
        if (asked.texts().size() > MOST_TEXTS) {
            throw Problem.unprocessable("too-many-texts", "一次最多 1000 条文本", "at most 1000 texts at once");
        }
        if (asked.texts().stream().anyMatch(Objects::isNull)) {
            throw Problem.badRequest("null-text", "文本不能为 null", "a text must not be null");
        }
        return new Readings(asked.texts().stream().map(reader::read).toList());
    }
}

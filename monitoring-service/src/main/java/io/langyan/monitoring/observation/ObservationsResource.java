package io.langyan.monitoring.observation;

import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.monitoring.MonitoringConfig;
import io.langyan.monitoring.topics.NotWritten;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** Observations come in. Needs no idempotency key: repeating a request changes nothing. */
@Path("/api/mentions")
@Produces(MediaType.APPLICATION_JSON)
class ObservationsResource {

    static final String NDJSON = "application/x-ndjson";
    static final String CLOUD_EVENTS = "application/cloudevents-batch+json";

    private final AcceptObservations observations;
    private final ManualEntries byHand;
    private final ObservationReader reader;
    private final MonitoringConfig config;
    private final SecurityIdentity caller;

    ObservationsResource(
            AcceptObservations observations,
            ManualEntries byHand,
            ObservationReader reader,
            MonitoringConfig config,
            SecurityIdentity caller) {
        this.observations = observations;
        this.byHand = byHand;
        this.reader = reader;
        this.config = config;
        this.caller = caller;
    }

    @POST
    @Blocking
    @Consumes({MediaType.APPLICATION_JSON, NDJSON, CLOUD_EVENTS})
    @RolesAllowed({Roles.INGEST, Roles.ANALYST})
    @Operation(
            summary = "Observations of mentions, one or many",
            description =
                    "Accepted means durable. Each refused line is listed with its number and the reason. A person may"
                            + " leave out externalId, observedAt and source; who entered it is kept.")
    public Uni<RestResponse<Verdicts>> add(
            InputStream body,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding,
            @Context HttpHeaders headers)
            throws IOException {
        boolean gzip = "gzip".equalsIgnoreCase(encoding);
        byte[] bytes = LimitedBody.read(
                body,
                gzip,
                config.maxBody().asLongValue(),
                config.maxUnpackedBody().asLongValue());
        Locale language = languageOf(headers.getAcceptableLanguages());
        Submission submission = read(bytes, type == null ? "" : type.toLowerCase(Locale.ROOT));
        return keepPerson(submission)
                .chain(() -> observations.accept(submission))
                .onFailure(NotWritten.class)
                .transform(down -> Problem.unavailable(
                        "not-durable",
                        "暂时无法保存，请稍后重发整个请求",
                        "nothing could be kept just now; send the whole request again"))
                .map(accepted -> RestResponse.status(RestResponse.Status.ACCEPTED, Verdicts.of(accepted, language)));
    }

    /** A machine names itself by its source; of a person the name is kept. */
    private Uni<Void> keepPerson(Submission submission) {
        return isMachine()
                ? Uni.createFrom().voidItem()
                : byHand.keep(submission.observations(), caller.getPrincipal().getName(), Instant.now());
    }

    private boolean isMachine() {
        return caller.hasRole(Roles.INGEST);
    }

    private Submission read(byte[] body, String type) {
        Instant now = Instant.now();
        RequestLines lines =
                new RequestLines(reader, isMachine() ? RequestLines.Completion.NONE : RequestLines.Completion.BY_HAND);
        if (type.startsWith(NDJSON)) {
            return lines.ndjson(body, now);
        }
        return type.startsWith(CLOUD_EVENTS) ? lines.cloudEvents(body, now) : lines.json(body, now);
    }

    private static Locale languageOf(List<Locale> acceptable) {
        return acceptable.isEmpty() ? Locale.CHINESE : acceptable.get(0);
    }
}

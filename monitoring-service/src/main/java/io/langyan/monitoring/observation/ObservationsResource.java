package io.langyan.monitoring.observation;

import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
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
    private final RequestBodies bodies;
    private final SecurityIdentity caller;

    ObservationsResource(
            AcceptObservations observations,
            ManualEntries byHand,
            ObservationReader reader,
            RequestBodies bodies,
            SecurityIdentity caller) {
        this.observations = observations;
        this.byHand = byHand;
        this.reader = reader;
        this.bodies = bodies;
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
        Locale language = languageOf(headers.getAcceptableLanguages());
        return bodies.with(body, gzip, bytes -> keep(read(bytes, type == null ? "" : type.toLowerCase(Locale.ROOT))))
                .map(accepted -> RestResponse.status(RestResponse.Status.ACCEPTED, Verdicts.of(accepted, language)));
    }

    private Uni<Submission> keep(Submission submission) {
        return keepPerson(submission)
                .chain(() -> observations.accept(submission))
                .onFailure(NotWritten.class)
                .transform(down -> Problem.unavailable(
                        "not-durable",
                        "暂时无法保存，请稍后重发整个请求",
                        "nothing could be kept just now; send the whole request again"));
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

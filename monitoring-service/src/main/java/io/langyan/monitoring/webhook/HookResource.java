package io.langyan.monitoring.webhook;

import io.langyan.events.rest.Problem;
import io.langyan.monitoring.MonitoringConfig;
import io.langyan.monitoring.observation.LimitedBody;
import io.langyan.monitoring.observation.Verdicts;
import io.langyan.monitoring.topics.NotWritten;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** Where vendors send to. No sign-in: the signature is the proof. */
@Path("/p/hook/{id}")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class HookResource {

    private final ReceiveWebhook webhooks;
    private final MonitoringConfig.Webhooks config;
    private final Pace pace;

    HookResource(ReceiveWebhook webhooks, MonitoringConfig config) {
        this.webhooks = webhooks;
        this.config = config.webhooks();
        this.pace = new Pace(this.config.ratePerMinute());
    }

    @POST
    @Blocking
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "A vendor's signed message; a message sent again changes nothing")
    public Uni<RestResponse<Verdicts>> take(@PathParam("id") String id, InputStream body, @Context HttpHeaders headers)
            throws IOException {
        if (!pace.allows(id, Instant.now())) {
            throw Problem.tooMany("too-often", "请求过于频繁，请稍后再试", "too many requests; try again in a minute");
        }
        byte[] sent = LimitedBody.read(body, config.maxBody().asLongValue());
        Locale language = headers.getAcceptableLanguages().stream().findFirst().orElse(Locale.CHINESE);
        return webhooks.receive(uuid(id), headers::getHeaderString, sent, Instant.now())
                .onFailure(NotWritten.class)
                .transform(down -> Problem.unavailable(
                        "not-durable", "暂时无法保存，请稍后重发", "nothing could be kept just now; send it again"))
                .map(verdicts -> RestResponse.status(RestResponse.Status.ACCEPTED, Verdicts.of(verdicts, language)));
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            return new UUID(0, 0);
        }
    }
}

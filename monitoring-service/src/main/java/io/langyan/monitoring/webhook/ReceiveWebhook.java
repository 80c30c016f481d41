package io.langyan.monitoring.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.events.rest.Problem;
import io.langyan.events.v1.EventJson;
import io.langyan.monitoring.MonitoringConfig;
import io.langyan.monitoring.observation.AcceptObservations;
import io.langyan.monitoring.observation.ObservationReader;
import io.langyan.monitoring.observation.Reason;
import io.langyan.monitoring.observation.Submission;
import io.langyan.monitoring.observation.Verdict;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Takes a vendor's message: only from who holds the secret, and each message once. */
@ApplicationScoped
class ReceiveWebhook {

    /** One answer for whatever is wrong, so that nobody learns which webhooks there are. */
    private static final Problem REFUSED = new Problem(401, "bad-signature", "签名无效", "the signature is not valid");

    private final Webhooks webhooks;
    private final WebhookSecrets secrets;
    private final ObservationReader reader;
    private final AcceptObservations observations;
    private final MonitoringConfig.Webhooks config;
    private final Signatures signatures;

    ReceiveWebhook(
            Webhooks webhooks,
            WebhookSecrets secrets,
            ObservationReader reader,
            AcceptObservations observations,
            MonitoringConfig config) {
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.reader = reader;
        this.observations = observations;
        this.config = config.webhooks();
        this.signatures = new Signatures(this.config.tolerance());
    }

    /** The verdicts; empty ones when the message was taken before. */
    Uni<Submission> receive(UUID id, UnaryOperator<String> header, byte[] body, Instant now) {
        return webhooks.byId(id).chain(found -> {
            Webhook webhook = found.filter(Webhook::enabled).orElseThrow(() -> REFUSED);
            String message = signatures
                    .verify(webhook, header, body, secrets.valid(webhook, now), now)
                    .orElseThrow(() -> REFUSED);
            return webhooks.isTaken(id, message, now.minus(memory(webhook)))
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .chain(taken ->
                            taken ? Uni.createFrom().item(new Submission()) : take(webhook, message, body, now));
        });
    }

    /**
     * What a payload would become. It takes its time, so not on the event loop.
     *
     * @throws Problem 422 when it holds too many items
     */
    Submission mapped(WebhookMapping mapping, JsonNode payload, String source, Instant now) {
        MappedPayload mapped = new MappedPayload(mapping);
        List<JsonNode> items = mapped.items(payload);
        if (items.size() > config.maxItems()) {
            throw Problem.unprocessable("too-many-items", "条目过多", "the payload holds too many items");
        }
        Submission submission = new Submission();
        if (mapped.isAnotherShape(payload)) {
            submission.add(1, new Verdict.Rejected(nothingAt(mapping.items())));
            return submission;
        }
        int number = 1;
        for (ObjectNode observation : mapped.observations(items, now, source)) {
            submission.add(number++, reader.read(observation, now));
        }
        return submission;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        return webhooks.forget(Instant.now().minus(config.remember()));
    }

    private Uni<Submission> take(Webhook webhook, String message, byte[] body, Instant now) {
        Submission submission = mapped(webhook.mapping(), json(body), webhook.source(), now);
        return observations.accept(submission).call(verdicts -> webhooks.taken(webhook.id(), message, verdicts, now));
    }

    private static Reason nothingAt(String items) {
        return Reason.of(
                "nothing-matched",
                "报文中 items 路径 " + items + " 处没有条目：与 mapping 的结构不同",
                "no items lie at " + items + ": the payload has another shape than the mapping");
    }

    /** Where the time is not signed, the same body may rightly come again: only what comes at once is a repeat. */
    private Duration memory(Webhook webhook) {
        return webhook.scheme() == Scheme.STANDARD ? config.remember() : config.tolerance();
    }

    private static JsonNode json(byte[] body) {
        try {
            JsonNode payload = EventJson.mapper().readTree(body);
            if (payload != null && payload.isContainerNode()) {
                return payload;
            }
        } catch (IOException broken) {
            throw notJson();
        }
        throw notJson();
    }

    private static Problem notJson() {
        return Problem.badRequest("not-json", "请求体不是合法的 JSON 对象或数组", "the body is no JSON object or array");
    }
}

package io.langyan.monitoring.webhook;

import io.langyan.events.rest.Problem;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Gives a webhook a secret; the one before goes on for a while, so that the vendor can change over. */
@ApplicationScoped
class RenewSecret {

    private static final Duration OVERLAP = Duration.ofHours(24);
    private static final Duration LONGEST = Duration.ofDays(30);

    private final Webhooks webhooks;
    private final WebhookSecrets secrets;

    RenewSecret(Webhooks webhooks, WebhookSecrets secrets) {
        this.webhooks = webhooks;
        this.secrets = secrets;
    }

    /**
     * @param secret the vendor's own; absent: one is made
     * @param overlap how long the one before stays valid, ISO-8601; absent: a day; PT0S when it has leaked
     */
    @RegisterForReflection
    record Wish(String secret, String overlap) {
        static final Wish NONE = new Wish(null, null);
    }

    /**
     * @param secret shown this once; null when the vendor's own was given
     * @param previousUntil until when the one before is taken as well
     */
    @RegisterForReflection
    record Renewed(String secret, Instant previousUntil) {}

    Uni<Renewed> of(Webhook webhook, Wish wish, Instant now) {
        boolean own = wish.secret() != null;
        String secret = own ? wish.secret() : secrets.make(webhook.scheme());
        secrets.requireSound(webhook.scheme(), secret);
        Instant previousUntil = now.plus(overlap(wish.overlap()));
        return webhooks.keepSecret(
                        webhook.id(), secrets.keep(webhook.id(), webhook.scheme(), secret), previousUntil, now)
                .replaceWith(new Renewed(own ? null : secret, webhook.secret() == null ? null : previousUntil));
    }

    private static Duration overlap(String text) {
        try {
            Duration overlap = text == null ? OVERLAP : Duration.parse(text);
            if (!overlap.isNegative() && overlap.compareTo(LONGEST) <= 0) {
                return overlap;
            }
        } catch (DateTimeException unreadable) {
            throw bad();
        }
        throw bad();
    }

    private static Problem bad() {
        return Problem.unprocessable(
                "bad-overlap", "overlap 应为不超过 30 天的 ISO-8601 时长", "overlap is an ISO-8601 duration up to 30 days");
    }
}

package io.langyan.notification.push;

import io.langyan.notification.NotificationConfig;
import io.langyan.notification.claim.Claims;
import io.langyan.notification.claim.Tokens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Where a page is acknowledged: one person's own one-time link, or the console, which asks a group to sign in. */
@ApplicationScoped
class AckLinks {

    private final Claims claims;
    private final Tokens tokens;
    private final String publicUrl;

    AckLinks(Claims claims, Tokens tokens, NotificationConfig config) {
        this.claims = claims;
        this.tokens = tokens;
        this.publicUrl = config.publicUrl().toString();
    }

    /** @param code the same by SMS; empty for a group */
    record Ack(String link, String code) {}

    /** @param person null for a group */
    Uni<Ack> of(UUID page, UUID person, Instant now) {
        return person == null
                ? Uni.createFrom().item(new Ack(all() + "/" + page, ""))
                : claims.of(page, person, now)
                        .map(claim -> new Ack(publicUrl + "/p/ack/" + tokens.link(claim.id), tokens.code(claim)));
    }

    /** All pages that wait for an answer. */
    String all() {
        return publicUrl + "/#/pages";
    }
}

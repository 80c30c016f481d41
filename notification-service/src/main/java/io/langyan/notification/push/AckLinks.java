package io.langyan.notification.push;

import io.langyan.notification.NotificationConfig;
import io.langyan.notification.claim.ClaimRow;
import io.langyan.notification.claim.Claims;
import io.langyan.notification.claim.Claims.Right;
import io.langyan.notification.claim.Tokens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Where a page is acknowledged: one person's own one-time link, or the console, which asks a group to sign in. Who is told that it was
 * answered finds it there too.
 */
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

    /** @param code the same by SMS; empty for a group and where nothing is asked */
    record Ack(String link, String code) {}

    /** By push. */
    Uni<Map<UUID, Ack>> of(Collection<PushRow> pushes, Instant now) {
        Set<Right> rights = pushes.stream()
                .filter(push -> push.person != null && !push.notice)
                .map(AckLinks::right)
                .collect(Collectors.toSet());
        return claims.of(rights, now).map(found -> pushes.stream()
                .collect(Collectors.toMap(
                        push -> push.id, push -> ack(push, push.notice ? null : found.get(right(push))))));
    }

    private static Right right(PushRow push) {
        return new Right(push.pageId, push.person);
    }

    /** @param claim null for a group and where nothing is asked */
    private Ack ack(PushRow push, ClaimRow claim) {
        return claim == null
                ? new Ack(all() + "/" + push.pageId, "")
                : new Ack(publicUrl + "/p/ack/" + tokens.link(claim.id), tokens.code(claim));
    }

    /** All pages that wait for an answer. */
    String all() {
        return publicUrl + "/#/pages";
    }
}

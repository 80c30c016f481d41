package io.langyan.notification.ical;

import io.langyan.notification.NotificationConfig;
import io.langyan.notification.secret.LinkTokens;
import io.langyan.notification.secret.Vault;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/** The feeds, and the only place that knows their secrets. */
@ApplicationScoped
class Feeds implements PanacheRepositoryBase<FeedRow, String> {

    private static final String SUFFIX = ".ics";

    private final LinkTokens tokens;
    private final URI publicUrl;

    Feeds(Vault vault, NotificationConfig config) {
        this.tokens = new LinkTokens(vault, "ical");
        this.publicUrl = config.publicUrl();
    }

    /** A new secret; the one before, if any, opens nothing any more. */
    Uni<FeedRow> renewed(String role, String by) {
        return findById(role).chain(known -> {
            FeedRow row = known == null ? new FeedRow() : known;
            row.role = role;
            row.id = UUID.randomUUID();
            row.byUser = by;
            row.madeAt = Instant.now();
            return known == null ? persist(row) : Uni.createFrom().item(row);
        });
    }

    /** The feed that this secret opens, or null. */
    Uni<FeedRow> opened(String secret) {
        String token = secret.endsWith(SUFFIX) ? secret.substring(0, secret.length() - SUFFIX.length()) : secret;
        return tokens.idIn(token).map(id -> find("id", id).firstResult()).orElseGet(() -> Uni.createFrom()
                .nullItem());
    }

    String url(FeedRow row) {
        return publicUrl + "/p/ical/" + tokens.of(row.id) + SUFFIX;
    }
}

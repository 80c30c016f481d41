package io.langyan.notification.receipt;

import io.langyan.notification.NotificationConfig;
import io.langyan.notification.secret.LinkTokens;
import io.langyan.notification.secret.Vault;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/** The addresses to which providers report, and the only place that knows their secrets. */
@ApplicationScoped
class Doors implements PanacheRepositoryBase<DoorRow, String> {

    private final LinkTokens tokens;
    private final URI publicUrl;

    Doors(Vault vault, NotificationConfig config) {
        this.tokens = new LinkTokens(vault, "receipts");
        this.publicUrl = config.publicUrl();
    }

    /** A new secret; the one before, if any, opens nothing any more. */
    Uni<DoorRow> renewed(String channel, String by) {
        return findById(channel).chain(known -> {
            DoorRow row = known == null ? new DoorRow() : known;
            row.channel = channel;
            row.id = UUID.randomUUID();
            row.byUser = by;
            row.madeAt = Instant.now();
            return known == null ? persist(row) : Uni.createFrom().item(row);
        });
    }

    /** The door that this secret opens, or null. */
    Uni<DoorRow> opened(String secret) {
        return tokens.idIn(secret).map(id -> find("id", id).firstResult()).orElseGet(() -> Uni.createFrom()
                .nullItem());
    }

    String url(DoorRow row) {
        return publicUrl + "/api/callbacks/receipts/" + tokens.of(row.id);
    }
}

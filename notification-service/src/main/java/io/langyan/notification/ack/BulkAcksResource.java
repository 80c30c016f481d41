package io.langyan.notification.ack;

import io.langyan.events.rest.Idempotent;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.notification.ack.AcknowledgeAll.Entry;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** {@code POST /api/pages/acks}: acknowledging several pages at once, signed in. */
@Path("/api/pages/acks")
@RolesAllowed(Roles.VIEWER)
public class BulkAcksResource {

    private static final int MOST = 100;

    private final AcknowledgeAll acknowledge;
    private final SignedIn signedIn;

    BulkAcksResource(AcknowledgeAll acknowledge, SignedIn signedIn) {
        this.acknowledge = acknowledge;
        this.signedIn = signedIn;
    }

    /** @param pages 1 to 100 different ids */
    public record Asked(List<UUID> pages) {}

    /** Answers with an entry for each page in the order asked, counted or refused by itself. */
    @POST
    @Idempotent
    @WithTransaction
    public Uni<Page<Entry>> acknowledge(Asked asked) {
        List<UUID> pages = checked(asked);
        return signedIn.answer()
                .chain(answer -> acknowledge.take(pages, answer))
                .map(entries -> new Page<>(entries, null));
    }

    private static List<UUID> checked(Asked asked) {
        List<UUID> pages = asked == null || asked.pages() == null ? List.of() : asked.pages();
        if (pages.isEmpty()
                || pages.size() > MOST
                || pages.stream().anyMatch(Objects::isNull)
                || new HashSet<>(pages).size() < pages.size()) {
            throw Problem.unprocessable(
                            "bad-acks", "pages 应为 1 到 100 个不同的呼叫编号。", "pages must be 1 to 100 different ids of pages.")
                    .with("field", "pages");
        }
        return pages;
    }
}

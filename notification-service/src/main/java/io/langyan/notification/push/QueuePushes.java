package io.langyan.notification.push;

import io.langyan.notification.claim.Claims;
import io.langyan.notification.claim.Claims.Right;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts pushes in line. The pages' rows must be locked, or new: so no push is queued twice. */
@ApplicationScoped
public class QueuePushes {

    private final Pushes pushes;
    private final Ways ways;
    private final Claims claims;

    QueuePushes(Pushes pushes, Ways ways, Claims claims) {
        this.pushes = pushes;
        this.ways = ways;
        this.claims = claims;
    }

    /** What steps of pages become as the channels stand now. */
    public Uni<Steps> steps() {
        return ways.now().map(Steps::new);
    }

    /** Puts these in line; one that is there already changes nothing. */
    public Uni<Void> all(List<PushRow> rows, Instant now) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : pushes.besides(rows)
                        .map(beside -> new Crowd(beside).fresh(rows))
                        .chain(fresh -> fresh.isEmpty() ? Uni.createFrom().voidItem() : write(fresh, now));
    }

    private Uni<Void> write(List<PushRow> fresh, Instant now) {
        return pushes.persist(fresh).chain(() -> claims.of(rights(fresh), now)).replaceWithVoid();
    }

    private static Set<Right> rights(List<PushRow> rows) {
        return rows.stream()
                .filter(push -> push.person != null)
                .map(push -> new Right(push.pageId, push.person))
                .collect(Collectors.toSet());
    }
}

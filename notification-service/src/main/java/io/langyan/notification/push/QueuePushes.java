package io.langyan.notification.push;

import io.langyan.notification.claim.Claims;
import io.langyan.notification.claim.Claims.Right;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts pushes in line. The pages' rows must be locked, or new: so no push is queued twice. */
@ApplicationScoped
public class QueuePushes {

    private final Pushes pushes;
    private final StepPushes steps;
    private final Ways ways;
    private final Claims claims;

    QueuePushes(Pushes pushes, StepPushes steps, Ways ways, Claims claims) {
        this.pushes = pushes;
        this.steps = steps;
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
                : steps.besides(rows)
                        .map(beside -> new Crowd(beside).fresh(rows))
                        .chain(this::unlessNamed)
                        .chain(fresh -> fresh.isEmpty() ? Uni.createFrom().voidItem() : write(fresh, now));
    }

    /** Whoever a message of the group that has not left yet can name too needs no other one. */
    private Uni<List<PushRow>> unlessNamed(List<PushRow> rows) {
        Uni<List<PushRow>> chain = Uni.createFrom().item(new ArrayList<>());
        for (PushRow row : rows) {
            chain = chain.call(left -> row.turn == 0 || row.repeated
                    ? Uni.createFrom().item(left.add(row))
                    : steps.nameToo(row).invoke(named -> {
                        if (!named) {
                            left.add(row);
                        }
                    }));
        }
        return chain;
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

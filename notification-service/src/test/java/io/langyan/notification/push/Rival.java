package io.langyan.notification.push;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;

/** Another sender at the same channels, as each replica has one. */
@ApplicationScoped
public class Rival {

    private final Vertx vertx;
    private final ClaimPushes claim;
    private final Deliver deliver;

    Rival(Vertx vertx, ClaimPushes claim, Deliver deliver) {
        this.vertx = vertx;
        this.claim = claim;
        this.deliver = deliver;
    }

    /** Until nothing more may leave. */
    public Uni<Void> drain(String channel) {
        return OwnContext.run(vertx, () -> claim.from(channel))
                .chain(claimed -> claimed.sendings().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : Uni.join()
                                .all(claimed.sendings().stream()
                                        .map(deliver::one)
                                        .toList())
                                .andCollectFailures()
                                .chain(() -> drain(channel)));
    }
}

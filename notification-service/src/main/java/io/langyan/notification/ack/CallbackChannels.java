package io.langyan.notification.ack;

import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.push.OwnContext;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Channels whose buttons call back. They are read ten times a second at most, one reading after the other: anybody may ask, and a flood must take
 * neither connections nor the opening of secrets from what pages need. A throttle by address could not do that, for behind a gateway WeChat Work has
 * the same address as who floods.
 */
@ApplicationScoped
class CallbackChannels {

    private static final Duration FRESH = Duration.ofMillis(100);
    private static final String KIND = "wecom-app";

    private final Vertx vertx;
    private final Channels channels;
    private final Uni<Map<String, Channel>> known;

    CallbackChannels(Vertx vertx, Channels channels) {
        this.vertx = vertx;
        this.channels = channels;
        this.known = Uni.createFrom().deferred(this::read).memoize().atLeast(FRESH);
    }

    /** Comes back where it was asked, whoever's question was the one that was put to the database. */
    Uni<Optional<Channel>> named(String name) {
        return Uni.createFrom().deferred(() -> {
            Context here = vertx.getOrCreateContext();
            return known.emitOn(task -> here.runOnContext(ignored -> task.run()))
                    .map(all -> Optional.ofNullable(all.get(name)));
        });
    }

    private Uni<Map<String, Channel>> read() {
        return OwnContext.run(vertx, () -> Panache.withSession(() -> channels.list("kind", KIND)))
                .map(rows -> rows.stream()
                        .flatMap(row -> channels.opened(row).stream())
                        .collect(Collectors.toMap(Channel::name, Function.identity())));
    }
}

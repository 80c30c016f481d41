package io.langyan.monitoring.watch;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Listens on a connection of its own for changes of the watch list made by other replicas. */
@ApplicationScoped
class WatchNews {

    private static final Logger LOG = Logger.getLogger(WatchNews.class);
    private static final Duration RECONNECT = Duration.ofSeconds(5);

    private final Pool pool;
    private final CurrentWatchList list;
    private volatile boolean stopped;
    private volatile SqlConnection connection;

    WatchNews(Pool pool, CurrentWatchList list) {
        this.pool = pool;
        this.list = list;
    }

    void start(@Observes StartupEvent event) {
        listen().subscribe().with(nothing -> {}, this::again);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        if (connection != null) {
            PgConnection.cast(connection.getDelegate()).notificationHandler(null);
            connection.closeAndForget();
        }
    }

    private Uni<Void> listen() {
        return pool.getConnection()
                .invoke(this::attend)
                .chain(attended -> attended.query("listen watch").execute())
                .replaceWithVoid();
    }

    private void attend(SqlConnection opened) {
        connection = opened;
        PgConnection.cast(opened.getDelegate()).notificationHandler(news -> refresh());
        opened.closeHandler(() -> again(null));
    }

    private void refresh() {
        list.refresh()
                .subscribe()
                .with(
                        refreshed -> {},
                        failure -> LOG.warn("The watch list could not be refreshed, trying again soon", failure));
    }

    private void again(Throwable failure) {
        if (!stopped) {
            Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(RECONNECT)
                    .chain(this::listen)
                    .subscribe()
                    .with(nothing -> {}, this::again);
        }
    }
}

package io.langyan.notification.channel;

import io.langyan.notification.NotificationConfig;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Writes the channels of the configuration at each start. */
@ApplicationScoped
class SeedChannels {

    private static final Logger LOG = Logger.getLogger(SeedChannels.class);

    private final NotificationConfig config;
    private final WriteChannel write;

    SeedChannels(NotificationConfig config, WriteChannel write) {
        this.config = config;
        this.write = write;
    }

    void atStart(@Observes StartupEvent start) throws Throwable {
        if (config.channels().isPresent()) {
            VertxContextSupport.subscribeAndAwait(() ->
                    Panache.withTransaction(() -> write.all(config.channels().get())));
            LOG.info("channels of the configuration are written");
        }
    }
}

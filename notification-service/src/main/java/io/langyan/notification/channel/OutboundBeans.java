package io.langyan.notification.channel;

import io.langyan.events.rest.outbound.AdmitTarget;
import io.langyan.events.rest.outbound.Names;
import io.langyan.events.rest.outbound.OutboundGuard;
import io.langyan.notification.NotificationConfig;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** The guard as configured, with the resolver of the machine. */
@ApplicationScoped
class OutboundBeans {

    private static final String ALLOW = "langyan.notification.outbound.allow";

    /** Made at start, so that a bad entry aborts it. */
    @Produces
    @Singleton
    @Startup
    OutboundGuard guard(NotificationConfig config) {
        try {
            return new OutboundGuard(
                    ALLOW,
                    config.outbound().allow().orElse(List.of()),
                    config.outbound().ports());
        } catch (IllegalArgumentException bad) {
            throw new IllegalArgumentException(ALLOW + ": " + bad.getMessage(), bad);
        }
    }

    @Produces
    @Singleton
    AdmitTarget admit(OutboundGuard guard) {
        return new AdmitTarget(guard, Names.SYSTEM);
    }
}

package io.langyan.monitoring.outbound;

import io.langyan.monitoring.MonitoringConfig;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;

/** The guard as configured, and the resolver of the machine. */
@ApplicationScoped
class OutboundBeans {

    /** Made at start, so that a bad entry aborts it. */
    @Produces
    @Singleton
    @Startup
    OutboundGuard guard(MonitoringConfig config) {
        try {
            return new OutboundGuard(
                    config.outbound().allow().orElse(List.of()),
                    config.outbound().ports());
        } catch (IllegalArgumentException bad) {
            throw new IllegalArgumentException("langyan.monitoring.outbound.allow: " + bad.getMessage(), bad);
        }
    }

    @Produces
    @Singleton
    Names names() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}

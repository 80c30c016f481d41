package io.langyan.incident.timeline;

import io.langyan.incident.IncidentConfig;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the key at start, so that a bad one is told then. */
class TimelineKeys {

    @Produces
    @Singleton
    @Startup
    TimelineKey key(IncidentConfig config) {
        try {
            return TimelineKey.of(config.signingKey());
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException("langyan.incident.signing-key: " + wrong.getMessage(), wrong);
        }
    }
}

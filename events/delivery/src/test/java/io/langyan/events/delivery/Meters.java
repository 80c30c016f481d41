package io.langyan.events.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Somewhere for the figures to go, as the Prometheus registry is in the services. */
class Meters {

    @Produces
    @Singleton
    MeterRegistry inMemory() {
        return new SimpleMeterRegistry();
    }
}

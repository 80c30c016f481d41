package io.langyan.monitoring.observation;

import io.langyan.monitoring.MonitoringConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the configured reader to whoever takes observations in. */
@ApplicationScoped
class ObservationBeans {

    @Produces
    @Singleton
    ObservationReader reader(MonitoringConfig config) {
        return new ObservationReader(
                new AuthorKeys(config.authorHashKey()), config.maxTextChars(), config.futureTolerance());
    }
}

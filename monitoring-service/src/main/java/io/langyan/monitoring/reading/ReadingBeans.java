package io.langyan.monitoring.reading;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** One reader for all: it is immutable and its tables are large. */
@ApplicationScoped
class ReadingBeans {

    @Produces
    @Singleton
    Reader reader() {
        return new Reader();
    }
}

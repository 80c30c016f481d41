package io.langyan.grading.topology;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jboss.logging.Logger;

/**
 * A stream thread that ends by an error is replaced. Without this the stream would stand still until the service is started anew, for nothing worse
 * than a broker that was away or overloaded for a while. A record that cannot be read is laid aside long before; an error that comes back with each
 * new thread is logged and counted each time.
 */
@Singleton
class KeepStreaming implements StreamsUncaughtExceptionHandler {

    private static final Logger LOG = Logger.getLogger(KeepStreaming.class);

    private final MeterRegistry meters;

    KeepStreaming(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        meters.counter("langyan.grading.threads.replaced").increment();
        LOG.error("A stream thread ended by an error and is replaced", failure);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
}

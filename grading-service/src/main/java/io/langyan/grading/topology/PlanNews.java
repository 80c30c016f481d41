package io.langyan.grading.topology;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How often a plan has come to this instance. Looking through the store of plans opens an iterator, and Kafka Streams registers and
 * unregisters metrics for each; so those who grade look only when there is news.
 */
final class PlanNews {

    private final AtomicLong arrived = new AtomicLong();

    /** After the store has it. */
    void oneMore() {
        arrived.incrementAndGet();
    }

    long arrived() {
        return arrived.get();
    }
}

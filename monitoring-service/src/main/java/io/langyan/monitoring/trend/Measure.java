package io.langyan.monitoring.trend;

/** What of a brand may spike. */
enum Measure {
    mentions,
    negative;

    long of(Volume volume) {
        return this == mentions ? volume.mentions() : volume.negative();
    }
}

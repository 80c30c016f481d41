package io.langyan.monitoring.trend;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An hour in which far more was said than usual (声量异常), and what followed. */
@Entity
@Table(name = "spike")
class Spike {

    @Id
    UUID id;

    String brand;
    String measure;
    Instant hour;

    @Column(name = "seen_at")
    Instant seenAt;

    /** As many as there were when it rang. */
    long mentions;

    double usual;
    long threshold;
    String basis;

    @Column(name = "hours_known")
    int hoursKnown;

    long peak;

    @Column(name = "peak_hour")
    Instant peakHour;

    @Column(name = "ended_at")
    Instant endedAt;
}

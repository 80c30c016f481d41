package io.langyan.monitoring.trend;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** When to look at a brand again, and where that stands. */
@Entity
@Table(name = "spike_watch")
class SpikeTimer {

    @Id
    UUID id;

    String brand;

    /** mentions or negative. */
    String measure;

    @Column(name = "due_at")
    Instant dueAt;

    /** The oldest hour that may still change. */
    @Column(name = "open_hour")
    Instant openHour;

    /** The spike that is going on, or null. */
    @Column(name = "spike_id")
    UUID spikeId;

    @Column(name = "calm_hours")
    int calmHours;
}

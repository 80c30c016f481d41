package io.langyan.monitoring.watch;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Words of our own to listen for (监测规则), beside those of the plan. */
@Entity
@Table(name = "watch_rule")
class WatchRule {

    @Id
    UUID id;

    String brand;

    @Column(columnDefinition = "text[]")
    String[] terms;

    /** A mention with one of the terms is negative whatever the reading says. */
    boolean negative;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "created_at")
    Instant createdAt;

    List<String> termList() {
        return List.of(terms);
    }
}

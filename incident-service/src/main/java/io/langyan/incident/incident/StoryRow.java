package io.langyan.incident.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity(name = "Story")
@Table(name = "story")
class StoryRow {

    @Id
    @Column(name = "crisis_id")
    UUID crisisId;

    String brand;
    String drill;

    @Column(name = "plan_version")
    Integer planVersion;

    String title;
    int score;
    long mentions;
    long samples;
    String platforms;
    String spread;

    @Column(name = "graded_at")
    Instant gradedAt;
}

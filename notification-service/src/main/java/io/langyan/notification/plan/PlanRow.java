package io.langyan.notification.plan;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The newest version of a plan. */
@Entity
@Table(name = "plan_replica")
public class PlanRow {

    @Id
    public String name;

    public int version;
    public String body;
    public Instant publishedAt;
}

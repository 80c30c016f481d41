package io.langyan.notification.plan;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Which plan a brand belongs to. */
@Entity
@Table(name = "plan_brand")
public class PlanBrandRow {

    @Id
    public String brand;

    public String planName;
}

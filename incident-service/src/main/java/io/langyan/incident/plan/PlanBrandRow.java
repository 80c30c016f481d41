package io.langyan.incident.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity(name = "PlanBrand")
@Table(name = "plan_brand")
class PlanBrandRow {

    @Id
    String brand;

    String name;

    @Column(name = "plan_name")
    String planName;

    static PlanBrandRow of(String brand, String name, String planName) {
        var row = new PlanBrandRow();
        row.brand = brand;
        row.name = name;
        row.planName = planName;
        return row;
    }
}

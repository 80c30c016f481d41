package io.langyan.review.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.plan.Plan;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.UncheckedIOException;

/** The newest version of one plan. */
@Entity
@Table(name = "plan_replica")
class PlanReplica {

    @Id
    String name;

    int version;
    String content;

    protected PlanReplica() {}

    PlanReplica(String name) {
        this.name = name;
    }

    /** An older version that comes late changes nothing. */
    void take(PlanPublished published) {
        if (published.version() < version) {
            return;
        }
        version = published.version();
        try {
            content = EventJson.mapper().writeValueAsString(published.plan());
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Plan plan() {
        try {
            return EventJson.mapper().readValue(content, Plan.class);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

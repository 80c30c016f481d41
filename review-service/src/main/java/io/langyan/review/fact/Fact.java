package io.langyan.review.fact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.delivery.Received;
import io.langyan.events.v1.Event;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.EventTypes;
import io.langyan.events.v1.Topic;
import io.langyan.review.report.Noted;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Generated;

/** An event, kept whole. */
@Entity
class Fact {

    @Id
    String id;

    /** Order of arrival, for equal times. */
    @Generated
    @Column(insertable = false, updatable = false)
    Long seq;

    @Column(name = "incident_id")
    UUID incidentId;

    @Column(name = "crisis_id")
    UUID crisisId;

    @Column(name = "page_id")
    UUID pageId;

    String brand;
    String drill;

    @Column(name = "plan_version")
    Integer planVersion;

    String type;
    Instant at;
    String payload;

    protected Fact() {}

    static Fact of(Received<? extends Event> received) {
        Fact fact = new Fact();
        JsonNode payload = EventTime.payload(received.event());
        Subject subject = Subject.of(received.event());
        fact.id = received.envelope().id();
        fact.incidentId = subject.incident();
        fact.crisisId = subject.crisis();
        fact.pageId = subject.page();
        fact.brand = received.envelope().brand();
        fact.drill = received.envelope().drill();
        fact.planVersion = received.envelope().planVersion();
        fact.type = EventTypes.nameOf(received.event().getClass());
        fact.at = EventTime.of(received.envelope(), payload);
        fact.payload = payload.toString();
        return fact;
    }

    Noted<?> noted() {
        try {
            return new Noted<>(id, at, EventJson.mapper().readValue(payload, kind()));
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Class<? extends Event> kind() {
        return Arrays.stream(Topic.values())
                .map(Topic::types)
                .filter(types -> types.containsKey(type))
                .findFirst()
                .map((Map<String, Class<? extends Event>> types) -> types.get(type))
                .orElseThrow(() -> new IllegalStateException("no record for " + type));
    }
}

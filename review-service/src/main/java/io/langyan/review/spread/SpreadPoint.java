package io.langyan.review.spread;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.Level;
import io.langyan.review.report.SpreadReading;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** The newest figures within a short slot of event time. */
@Entity
@IdClass(SpreadPoint.Key.class)
@Table(name = "spread_point")
class SpreadPoint {

    private static final TypeReference<Map<Duration, Long>> SPREAD = new TypeReference<>() {};

    @Id
    @Column(name = "crisis_id")
    UUID crisisId;

    @Id
    Instant slot;

    Instant at;

    @Column(name = "event_id")
    String eventId;

    String level;
    String spread;

    @Column(name = "at_least")
    boolean atLeast;

    @Column(name = "negative_share")
    double negativeShare;

    long mentions;

    protected SpreadPoint() {}

    SpreadReading reading() {
        try {
            return new SpreadReading(
                    eventId,
                    at,
                    Level.of(level),
                    EventJson.mapper().readValue(spread, SPREAD),
                    atLeast,
                    negativeShare,
                    mentions);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A crisis and a slot of its time. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        UUID crisisId;
        Instant slot;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.crisisId.equals(crisisId) && key.slot.equals(slot);
        }

        @Override
        public int hashCode() {
            return crisisId.hashCode() * 31 + slot.hashCode();
        }
    }
}

package io.langyan.grading.crisis;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.v1.CrisisEvent.CrisisQuiet;
import io.langyan.events.v1.CrisisEvent.CrisisStirred;
import io.langyan.events.v1.CrisisEvent.ForecastMade;
import io.langyan.events.v1.EventTypes;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A crisis (危机) as REST shows it: the figures as grading published them, and where the crisis stands.
 *
 * @param state open, absorbed or false-alarm
 * @param absorbedInto the story that took it up, or null
 * @param figures members of {@code crisis.graded}, shown beside the others
 * @param changedAt when the read model last changed it
 * @param history every move of its level, what people decided of it, and quiet and forecasts that were told, oldest first, each with its
 *     {@code event}; null in lists
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CrisisView(
        UUID id,
        String state,
        UUID absorbedInto,
        @JsonIgnore Map<String, JsonNode> figures,
        String drill,
        Integer planVersion,
        Instant changedAt,
        JsonNode history) {

    private static final Set<String> REMARKS = Stream.of(CrisisQuiet.class, CrisisStirred.class, ForecastMade.class)
            .map(EventTypes::nameOf)
            .collect(Collectors.toUnmodifiableSet());

    @JsonAnyGetter
    Map<String, JsonNode> members() {
        return figures;
    }

    String brand() {
        return figures.get("brand").asText();
    }

    Instant firstPublishedAt() {
        return Instant.parse(figures.get("firstPublishedAt").asText());
    }

    Instant lastObservedAt() {
        return Instant.parse(figures.get("lastObservedAt").asText());
    }

    /**
     * The entity tag of one with its history: another after every move of its level and everything people decided of it. What grading only remarks
     * stops nobody from deciding.
     */
    String tag() {
        long decisive = StreamSupport.stream(history.spliterator(), false)
                .filter(entry -> !REMARKS.contains(entry.get("event").asText()))
                .count();
        return "\"" + decisive + "\"";
    }

    CrisisView with(JsonNode history) {
        return new CrisisView(id, state, absorbedInto, figures, drill, planVersion, changedAt, history);
    }
}

package io.langyan.standalone.launcher.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.standalone.launcher.client.Patience;
import io.langyan.standalone.launcher.client.Rest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The crises that were observed in the time of a replay, once grading has come to rest. */
final class LevelsReached {

    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int RESTING_LOOKS = 4;
    private static final List<String> GRADES = List.of("L1", "L2", "L3", "warn", "watch", "none");

    private final Rest rest;
    private String last = "";
    private int same;

    LevelsReached(Rest rest) {
        this.rest = rest;
    }

    /** Gravest first. */
    List<JsonNode> since(Instant first) {
        try (Patience patience = new Patience()) {
            return patience.until("grading at rest", LONGEST, LOOK, () -> resting(observedSince(first)));
        }
    }

    private Optional<List<JsonNode>> resting(List<JsonNode> crises) {
        long samples = crises.stream()
                .mapToLong(crisis -> crisis.path("samples").asLong())
                .sum();
        String now = crises.size() + "/" + samples;
        same = now.equals(last) ? same + 1 : 0;
        last = now;
        return same < RESTING_LOOKS ? Optional.empty() : Optional.of(crises);
    }

    private List<JsonNode> observedSince(Instant first) {
        List<JsonNode> crises = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = rest.get("viewer", "/api/crises?limit=500" + cursor);
            page.path("items").forEach(crises::add);
            cursor = page.hasNonNull("next") ? "&cursor=" + page.get("next").asText() : null;
        } while (cursor != null
                && !crises.get(crises.size() - 1).isEmpty()
                && !before(crises.get(crises.size() - 1), first));
        return crises.stream()
                .filter(crisis -> !before(crisis, first))
                .sorted(Comparator.comparingInt(
                        crisis -> GRADES.indexOf(crisis.path("level").asText("none"))))
                .toList();
    }

    private static boolean before(JsonNode crisis, Instant first) {
        return OffsetDateTime.parse(crisis.path("lastObservedAt").asText())
                .toInstant()
                .isBefore(first);
    }
}

package io.langyan.incident.incident;

import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.events.v1.Level;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What an incident is opened with: a crisis that crossed the line, or a person's word.
 *
 * @param crisisId null when a person opens one without a story
 * @param facts what the page tells besides title and level
 */
public record Opening(
        UUID crisisId,
        String brand,
        String title,
        Level level,
        String type,
        Instant publishedAt,
        Instant provedAt,
        Instant knownAt,
        Map<String, String> facts) {

    public static Opening of(LevelChanged crisis) {
        var reached = crisis.reached();
        return new Opening(
                crisis.crisisId(),
                crisis.brand(),
                crisis.title(),
                crisis.to(),
                crisis.type(),
                crisis.firstPublishedAt(),
                reached == null ? null : reached.provedAt(),
                reached == null ? null : reached.knownAt(),
                facts(crisis));
    }

    public static Opening byHand(UUID crisisId, String brand, String title, Level level, String type) {
        return new Opening(crisisId, brand, title, level, type, null, null, null, Map.of());
    }

    static Map<String, String> facts(LevelChanged crisis) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("mentions", Long.toString(crisis.mentions()));
        facts.put("platforms", String.join(" ", orEmpty(crisis.platforms())));
        facts.put("categories", String.join(" ", orEmpty(crisis.categories())));
        if (crisis.reached() != null && crisis.reached().spread() != null) {
            facts.put("spread", crisis.reached().spread().toString());
            facts.put("window", crisis.reached().window().toString());
        }
        return facts;
    }

    private static List<String> orEmpty(List<String> list) {
        return list == null ? List.of() : list;
    }
}

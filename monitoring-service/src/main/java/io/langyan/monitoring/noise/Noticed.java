package io.langyan.monitoring.noise;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What noise found out about the new mentions of a batch. */
public final class Noticed {

    public static final Noticed NOTHING = new Noticed(Map.of(), Map.of());

    private final Map<Place, List<String>> kinds;
    private final Map<Place, Set<UUID>> copies;

    Noticed(Map<Place, List<String>> kinds, Map<Place, Set<UUID>> copies) {
        this.kinds = kinds;
        this.copies = copies;
    }

    /** Codes of its marks, sorted. */
    public List<String> kindsOf(Place place) {
        return kinds.getOrDefault(place, List.of());
    }

    /** All names that the group of its copies has or had; empty for a text without letters. */
    public Set<UUID> copiesOf(Place place) {
        return copies.getOrDefault(place, Set.of());
    }
}

package io.langyan.monitoring.noise;

import java.util.Comparator;
import java.util.UUID;

/** A mention as it concerns a brand. */
public record Place(UUID mention, String brand) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::mention).thenComparing(Place::brand);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}

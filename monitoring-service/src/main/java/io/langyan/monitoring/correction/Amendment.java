package io.langyan.monitoring.correction;

import io.langyan.events.v1.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a mention carries beside what its text says.
 *
 * @param revision of all that is told about it from now on
 * @param reading a person's, or null
 * @param saysSentiment the person spoke of the sentiment: no rule says otherwise
 */
public record Amendment(int revision, Reading reading, boolean saysSentiment, Map<String, Marks> byBrand) {

    public static final int FIRST_REVISION = 1;
    public static final Amendment NONE = new Amendment(FIRST_REVISION, null, false, Map.of());

    /**
     * What holds for one brand.
     *
     * @param notCrisis null: nobody said
     * @param ownAccount null: as the plan has it
     * @param noise codes in force
     */
    public record Marks(Boolean notCrisis, Boolean ownAccount, List<String> noise) {

        static final Marks NONE = new Marks(null, null, List.of());

        public Marks {
            noise = List.copyOf(noise);
        }
    }

    public Marks of(String brand) {
        return byBrand.getOrDefault(brand, Marks.NONE);
    }

    /** The same, told anew. */
    public Amendment revised(int now) {
        return new Amendment(now, reading, saysSentiment, byBrand);
    }

    Amendment and(Amendment other) {
        Map<String, Marks> both = new HashMap<>(byBrand);
        both.putAll(other.byBrand);
        return new Amendment(
                Math.max(revision, other.revision),
                reading != null ? reading : other.reading,
                saysSentiment || other.saysSentiment,
                Map.copyOf(both));
    }
}

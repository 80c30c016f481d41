package io.langyan.grading.story;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Stories as formed beside events as told.
 *
 * @see <a href="https://aclanthology.org/P98-1012/">B-cubed: Bagga and Baldwin 1998</a>
 */
final class Clustering {

    private final Map<String, Integer> events = new HashMap<>();
    private final Map<UUID, Integer> stories = new HashMap<>();
    private final Map<String, Integer> both = new HashMap<>();
    private final List<LabelledText> texts;
    private final List<UUID> storyOf;

    /** Precision, recall, and their harmonic mean. */
    record Figures(double precision, double recall) {

        double f1() {
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }

        @Override
        public String toString() {
            return "%.3f (%.3f, %.3f)".formatted(f1(), precision, recall);
        }
    }

    Clustering(List<LabelledText> texts, List<UUID> storyOf) {
        this.texts = texts;
        this.storyOf = storyOf;
        for (int index = 0; index < texts.size(); index++) {
            events.merge(texts.get(index).event(), 1, Integer::sum);
            stories.merge(storyOf.get(index), 1, Integer::sum);
            both.merge(both(index), 1, Integer::sum);
        }
    }

    private String both(int index) {
        return texts.get(index).event() + " " + storyOf.get(index);
    }

    /** B-cubed over the texts whose event has others; texts of single events that joined a story lower its precision. */
    Figures bCubedOfEventsWithMembers() {
        double precision = 0;
        double recall = 0;
        int counted = 0;
        for (int index = 0; index < texts.size(); index++) {
            int event = events.get(texts.get(index).event());
            if (event > 1) {
                double shared = both.get(both(index));
                precision += shared / stories.get(storyOf.get(index));
                recall += shared / event;
                counted++;
            }
        }
        return new Figures(precision / counted, recall / counted);
    }

    /** Over all pairs of texts: told to be the same, formed to be the same. */
    Figures pairs() {
        double right = pairs(both);
        return new Figures(right / Math.max(1, pairs(stories)), right / Math.max(1, pairs(events)));
    }

    private static double pairs(Map<?, Integer> sizes) {
        return sizes.values().stream()
                .mapToDouble(size -> size * (size - 1) / 2.0)
                .sum();
    }

    int largestStory() {
        return stories.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}

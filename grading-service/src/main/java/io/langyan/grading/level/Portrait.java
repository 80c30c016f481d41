package io.langyan.grading.level;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What the counted mentions of a story are about and who wrote them, each by the reading of it that counts.
 *
 * @param types how many are read as that type of crisis
 * @param categories how many carry that risk category
 * @param media how many were written by media
 */
public record Portrait(Map<String, Integer> types, Map<String, Integer> categories, int media) {

    private static final String OPINION = "opinion";

    public Portrait {
        types = Map.copyOf(types);
        categories = Map.copyOf(categories);
    }

    /** opinion, rumour, pr or legal: what most of its readings say, opinion when none says. */
    public String type() {
        return types.isEmpty() ? OPINION : mostFrequentFirst(types).get(0);
    }

    /** Most frequent first. */
    public List<String> mostCategories() {
        return mostFrequentFirst(categories);
    }

    public int carrying(String category) {
        return categories.getOrDefault(category, 0);
    }

    private static List<String> mostFrequentFirst(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }
}

package io.langyan.grading.live;

import io.langyan.grading.level.Member;
import io.langyan.grading.level.Told;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a story looks like besides spread: platforms, categories, types, and the mentions that weigh most. */
final class StoryProfile {

    private static final int EVIDENCE = 5;

    private final Map<String, Long> newestByPlatform = new TreeMap<>();
    private final Map<String, Integer> categories = new HashMap<>();
    private final Map<String, Integer> types = new HashMap<>();
    private final Map<String, Long> weight = new HashMap<>();
    private long lightest;
    long first = Long.MAX_VALUE;
    long samples;
    boolean capped;
    int media;

    /**
     * @param first the first sample of that mention
     * @param fresh not a sample that was added before and tells more now
     */
    void add(String mentionKey, long at, SampleRow row, Member member, boolean first, boolean fresh) {
        samples += fresh ? 1 : 0;
        capped |= row.capped();
        this.first = Math.min(this.first, row.published() == Long.MIN_VALUE ? at : Math.min(at, row.published()));
        newestByPlatform.merge(mentionKey.substring(0, mentionKey.indexOf(':')), at, Math::max);
        if (first) {
            row.told().stream()
                    .flatMap(told -> told.categories().stream())
                    .distinct()
                    .forEach(category -> categories.merge(category, 1, Integer::sum));
            media += row.told().stream()
                            .anyMatch(told ->
                                    told.authors() != null && told.authors().contains(Told.MEDIA))
                    ? 1
                    : 0;
            row.types().forEach(type -> types.merge(type, 1, Integer::sum));
        }
        weigh(mentionKey, Math.max(member.total(), total(row)));
    }

    private static long total(SampleRow row) {
        return Arrays.stream(row.counters())
                .map(counter -> Math.max(0, counter))
                .sum();
    }

    /** Most mentions weigh less than all that are kept, and are seen no further. */
    private void weigh(String mentionKey, long total) {
        if (weight.size() == EVIDENCE && total < lightest && !weight.containsKey(mentionKey)) {
            return;
        }
        weight.put(mentionKey, total);
        if (weight.size() > EVIDENCE) {
            weight.entrySet().stream()
                    .min(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .ifPresent(least -> weight.remove(least.getKey()));
        }
        lightest = Collections.min(weight.values());
    }

    List<String> platforms() {
        return List.copyOf(newestByPlatform.keySet());
    }

    /** Seconds since the epoch of the newest sample from each platform. */
    Map<String, Long> newestByPlatform() {
        return newestByPlatform;
    }

    /** Most frequent first. */
    List<String> categories() {
        return byFrequency(categories);
    }

    int carrying(String category) {
        return categories.getOrDefault(category, 0);
    }

    /** opinion, rumour, pr or legal: what most of its readings say, opinion when none says. */
    String type() {
        return types.isEmpty() ? "opinion" : byFrequency(types).get(0);
    }

    /** Keys of the mentions with the highest counters. */
    List<String> evidence() {
        return new ArrayList<>(weight.entrySet())
                .stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    private static List<String> byFrequency(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }
}

package io.langyan.grading.story;

import io.langyan.grading.story.StoryFormer.Remembered;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds remembered mentions that resemble a new one: an inverted index over text features and watch terms. Rare features lead to the
 * candidates; similarity is the cosine of features weighted by how rare they are.
 */
final class SimilarMentions {

    private static final int RAREST = 12;
    private static final int POSTINGS = 24;
    private static final int CANDIDATES = 48;

    private final Map<Integer, Postings> byFeature = new HashMap<>();
    private final Map<String, Postings> byTerm = new HashMap<>();
    private int remembered;

    /** @param similarity 0 to 1 */
    record Candidate(Remembered mention, double similarity) {}

    void add(Remembered mention) {
        remembered++;
        for (int feature : mention.mention().features()) {
            byFeature.computeIfAbsent(feature, any -> new Postings()).add(mention);
        }
        for (String term : mention.mention().terms()) {
            byTerm.computeIfAbsent(term, any -> new Postings()).add(mention);
        }
    }

    void remove(Remembered mention) {
        remembered--;
        for (int feature : mention.mention().features()) {
            byFeature.computeIfPresent(feature, (any, postings) -> postings.remove(mention));
        }
        for (String term : mention.mention().terms()) {
            byTerm.computeIfPresent(term, (any, postings) -> postings.remove(mention));
        }
    }

    /** In a fixed order, at most {@value #CANDIDATES}. */
    List<Candidate> to(NewMention mention) {
        Map<Remembered, Integer> hits = new LinkedHashMap<>();
        for (int feature : rarest(mention.features())) {
            count(byFeature.get(feature), hits);
        }
        for (String term : mention.terms()) {
            count(byTerm.get(term), hits);
        }
        double norm = norm(mention.features());
        return hits.entrySet().stream()
                .sorted(Map.Entry.<Remembered, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(CANDIDATES)
                .map(hit -> candidate(mention, norm, hit.getKey()))
                .toList();
    }

    private static void count(Postings postings, Map<Remembered, Integer> hits) {
        if (postings != null) {
            postings.newest.forEach(posted -> hits.merge(posted, 1, Integer::sum));
        }
    }

    private List<Integer> rarest(int[] features) {
        List<Integer> known = new ArrayList<>(features.length);
        for (int feature : features) {
            if (byFeature.containsKey(feature)) {
                known.add(feature);
            }
        }
        known.sort(Comparator.<Integer>comparingInt(feature -> byFeature.get(feature).count)
                .thenComparingInt(feature -> feature));
        return known.subList(0, Math.min(RAREST, known.size()));
    }

    private Candidate candidate(NewMention mention, double norm, Remembered other) {
        int[] mine = mention.features();
        int[] theirs = other.mention().features();
        double shared = 0;
        for (int left = 0, right = 0; left < mine.length && right < theirs.length; ) {
            if (mine[left] == theirs[right]) {
                shared += square(weight(mine[left]));
                left++;
                right++;
            } else if (mine[left] < theirs[right]) {
                left++;
            } else {
                right++;
            }
        }
        double size = norm * norm(theirs);
        return new Candidate(other, size == 0 ? 0 : shared / size);
    }

    private double norm(int[] features) {
        double sum = 0;
        for (int feature : features) {
            sum += square(weight(feature));
        }
        return Math.sqrt(sum);
    }

    private double weight(int feature) {
        Postings postings = byFeature.get(feature);
        return StrictMath.log(1.0 + (remembered + 1.0) / (postings == null ? 1.0 : postings.count + 1.0));
    }

    private static double square(double value) {
        return value * value;
    }

    /** How many carry a feature, and the newest of them. */
    private static final class Postings {
        private final java.util.ArrayDeque<Remembered> newest = new java.util.ArrayDeque<>(4);
        private int count;

        void add(Remembered mention) {
            count++;
            newest.addLast(mention);
            if (newest.size() > POSTINGS) {
                newest.removeFirst();
            }
        }

        Postings remove(Remembered mention) {
            count--;
            if (!newest.isEmpty() && newest.peekFirst() == mention) {
                newest.removeFirst();
            }
            return count == 0 ? null : this;
        }
    }
}

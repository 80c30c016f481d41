package io.langyan.grading.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds remembered mentions that resemble a new one: an inverted index over text features and watch terms. Rare features lead to the
 * candidates; similarity is the cosine of features weighted by how rare they are, the length of a text as it was when it came.
 */
final class SimilarMentions {

    private static final int RAREST = 12;
    private static final int CANDIDATES = 48;
    private static final Comparator<Remembered> MOST_HITS =
            Comparator.<Remembered>comparingInt(found -> found.hits).reversed();

    private final FeatureIndex byFeature = new FeatureIndex();
    private final Map<String, Postings> byTerm = new HashMap<>();
    private int remembered;
    private int round;

    /** @param similarity 0 to 1 */
    record Candidate(Remembered mention, double similarity) {}

    void add(Remembered added) {
        remembered++;
        for (int feature : added.mention.features()) {
            byFeature.orNew(feature).add(added);
        }
        for (String term : added.mention.terms()) {
            byTerm.computeIfAbsent(term, any -> new Postings()).add(added);
        }
        added.norm = norm(weights(added.mention.features()));
    }

    void remove(Remembered oldest) {
        remembered--;
        for (int feature : oldest.mention.features()) {
            Postings postings = byFeature.get(feature);
            postings.remove(oldest);
            if (postings.count == 0) {
                byFeature.remove(feature);
            }
        }
        for (String term : oldest.mention.terms()) {
            byTerm.computeIfPresent(term, (any, postings) -> {
                postings.remove(oldest);
                return postings.count == 0 ? null : postings;
            });
        }
    }

    /** In a fixed order, at most {@value #CANDIDATES}. */
    List<Candidate> to(NewMention mention) {
        int[] features = mention.features();
        List<Remembered> found = new ArrayList<>();
        round++;
        for (int feature : rarest(features)) {
            count(byFeature.get(feature), found);
        }
        for (String term : mention.terms()) {
            count(byTerm.get(term), found);
        }
        if (found.size() > CANDIDATES) {
            found.sort(MOST_HITS);
        }
        double[] weights = weights(features);
        double norm = norm(weights);
        return found.stream()
                .limit(CANDIDATES)
                .map(other -> new Candidate(other, cosine(features, weights, norm, other)))
                .toList();
    }

    private void count(Postings postings, List<Remembered> found) {
        for (int index = 0; postings != null && index < postings.size(); index++) {
            Remembered posted = postings.get(index);
            if (posted.round != round) {
                posted.round = round;
                posted.hits = 0;
                found.add(posted);
            }
            posted.hits++;
        }
    }

    private int[] rarest(int[] features) {
        long[] byRarity = new long[features.length];
        int known = 0;
        for (int feature : features) {
            Postings postings = byFeature.get(feature);
            if (postings != null) {
                byRarity[known++] = (long) postings.count << Integer.SIZE | feature & 0xffffffffL;
            }
        }
        Arrays.sort(byRarity, 0, known);
        int[] rarest = new int[Math.min(RAREST, known)];
        for (int index = 0; index < rarest.length; index++) {
            rarest[index] = (int) byRarity[index];
        }
        return rarest;
    }

    private static double cosine(int[] mine, double[] weights, double norm, Remembered other) {
        int[] theirs = other.mention.features();
        double shared = 0;
        for (int left = 0, right = 0; left < mine.length && right < theirs.length; ) {
            if (mine[left] == theirs[right]) {
                shared += weights[left] * weights[left];
                left++;
                right++;
            } else if (mine[left] < theirs[right]) {
                left++;
            } else {
                right++;
            }
        }
        double size = norm * other.norm;
        return size == 0 ? 0 : Math.min(1, shared / size);
    }

    private double[] weights(int[] features) {
        double[] weights = new double[features.length];
        for (int index = 0; index < features.length; index++) {
            Postings postings = byFeature.get(features[index]);
            double carrying = postings == null ? 1 : postings.count + 1;
            weights[index] = StrictMath.log(1 + (remembered + 1) / carrying);
        }
        return weights;
    }

    private static double norm(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight * weight;
        }
        return Math.sqrt(sum);
    }
}

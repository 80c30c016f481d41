package io.langyan.grading.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds remembered mentions that resemble a new one: an inverted index over text features. Rare features lead to the candidates;
 * similarity is the cosine of features weighted by how rare they are, the length of a text as it was when it came.
 */
final class SimilarMentions {

    private static final int RAREST = 12;
    private static final int CANDIDATES = 16;
    private static final Comparator<Remembered> MOST_SHARED =
            Comparator.<Remembered>comparingDouble(found -> found.shared).reversed();

    private final FeatureIndex byFeature = new FeatureIndex();
    private int remembered;
    private int round;

    /** @param similarity 0 to 1 */
    record Candidate(Remembered mention, double similarity) {}

    void add(Remembered added) {
        remembered++;
        boolean known = !Double.isNaN(added.norm);
        double squares = 0;
        for (int feature : added.features) {
            Postings postings = byFeature.orNew(feature);
            postings.add(added);
            squares += known ? 0 : weight(postings);
        }
        added.norm = known ? added.norm : Math.sqrt(squares);
    }

    void remove(Remembered oldest) {
        remembered--;
        for (int feature : oldest.features) {
            Postings postings = byFeature.get(feature);
            postings.remove(oldest);
            if (postings.count == 0) {
                byFeature.remove(feature);
            }
        }
    }

    /** In a fixed order, at most {@value #CANDIDATES}. */
    List<Candidate> to(NewMention mention) {
        int[] features = mention.features();
        Postings[] postings = new Postings[features.length];
        double[] weights = new double[features.length];
        double squares = 0;
        for (int index = 0; index < features.length; index++) {
            postings[index] = byFeature.get(features[index]);
            weights[index] = weight(postings[index]);
            squares += weights[index];
        }
        double norm = Math.sqrt(squares);
        return sharing(postings, weights).stream()
                .limit(CANDIDATES)
                .map(other -> new Candidate(other, cosine(features, weights, norm, other)))
                .toList();
    }

    /** Those that share rare features, those first that share most. */
    private List<Remembered> sharing(Postings[] postings, double[] weights) {
        List<Remembered> found = new ArrayList<>();
        round++;
        for (int index : rarest(postings)) {
            share(postings[index], weights[index], found);
        }
        if (found.size() > CANDIDATES) {
            found.sort(MOST_SHARED);
        }
        return found;
    }

    private void share(Postings postings, double weight, List<Remembered> found) {
        for (int index = 0; index < postings.size(); index++) {
            Remembered posted = postings.get(index);
            if (posted.round != round) {
                posted.round = round;
                posted.shared = 0;
                found.add(posted);
            }
            posted.shared += weight;
        }
    }

    private static int[] rarest(Postings[] postings) {
        long[] byRarity = new long[postings.length];
        int known = 0;
        for (int index = 0; index < postings.length; index++) {
            if (postings[index] != null) {
                byRarity[known++] = (long) postings[index].count << Integer.SIZE | index;
            }
        }
        Arrays.sort(byRarity, 0, known);
        int[] rarest = new int[Math.min(RAREST, known)];
        for (int index = 0; index < rarest.length; index++) {
            rarest[index] = (int) byRarity[index];
        }
        return rarest;
    }

    private double cosine(int[] mine, double[] weights, double norm, Remembered other) {
        int[] theirs = other.features;
        double shared = 0;
        for (int left = 0, right = 0; left < mine.length && right < theirs.length; ) {
            if (mine[left] == theirs[right]) {
                shared += weights[left];
                left++;
                right++;
            } else if (mine[left] < theirs[right]) {
                left++;
            } else {
                right++;
            }
        }
        return shared / (norm * other.norm + Likeness.DOUBT * weight(null));
    }

    /** Square of the logarithm of how rare a feature is. */
    private double weight(Postings postings) {
        double carrying = postings == null ? 1 : postings.count + 1;
        double rarity = StrictMath.log(1 + (remembered + 1) / carrying);
        return rarity * rarity;
    }
}

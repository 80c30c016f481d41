package io.langyan.grading.score;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The score of a story with the part that each factor has in it (product promise G4). Volume counts by orders of magnitude: a
 * hundred and a thousand are as far apart as ten thousand and a hundred thousand. What noise takes away stands as a negative part.
 */
public record Score(int value, Map<String, Double> factors) {

    private static final double REACH_OF_ALL = 1_000_000;
    private static final int MANY_MEDIA = 3;
    private static final int MANY_PLATFORMS = 4;

    /**
     * What is asked of a story.
     *
     * @param fastest greatest part of a level's threshold that its window holds, the highest level's
     * @param total all growth
     * @param interest share of mentions about product safety, compliance or privacy, 0 to 1
     * @param media mentions by media
     * @param negative negative share of the read spread, 0 to 1
     * @param unread nothing was read: half is assumed
     * @param noisy share of the spread that bears a mark of noise, 0 to 1
     */
    public record Asked(
            double fastest,
            long total,
            double interest,
            int media,
            double negative,
            boolean unread,
            int platforms,
            double noisy) {}

    /** @param weights points of each factor at its most, as the plan's {@code grading.score.weights} has them */
    public static Score of(Asked story, Map<String, Double> weights) {
        Map<String, Double> factors = new LinkedHashMap<>();
        shares(story).forEach((factor, share) -> factors.put(factor, part(weights.get(factor), share)));
        double noise = part(weights.get("noise"), story.noisy());
        double sum = factors.values().stream().mapToDouble(Double::doubleValue).sum();
        factors.put("noise", noise == 0 ? 0 : -noise);
        return new Score((int) Math.round(Math.max(0, Math.min(100, sum - noise))), factors);
    }

    private static Map<String, Double> shares(Asked story) {
        Map<String, Double> shares = new LinkedHashMap<>();
        shares.put("velocity", Math.log10(1 + 9 * Math.max(0, story.fastest())));
        shares.put("reach", Math.log10(1 + Math.max(0, story.total())) / Math.log10(REACH_OF_ALL));
        shares.put("interest", story.interest());
        shares.put("media", (double) story.media() / MANY_MEDIA);
        shares.put("negativity", story.unread() ? 0.5 : story.negative());
        shares.put("platforms", (story.platforms() - 1.0) / MANY_PLATFORMS);
        return shares;
    }

    private static double part(double most, double share) {
        return Math.round(most * Math.max(0, Math.min(1, share)) * 10) / 10.0;
    }
}

package io.langyan.grading.score;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The score of a story with the part that each factor has in it (product promise G4). Volume counts by orders of magnitude: a
 * hundred and a thousand are as far apart as ten thousand and a hundred thousand.
 */
public record Score(int value, Map<String, Double> factors) {

    private static final double VELOCITY = 30;
    private static final double REACH = 15;
    private static final double INTEREST = 15;
    private static final double MEDIA = 10;
    private static final double NEGATIVITY = 20;
    private static final double PLATFORMS = 10;
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
     */
    public record Asked(
            double fastest, long total, double interest, int media, double negative, boolean unread, int platforms) {}

    public static Score of(Asked story) {
        Map<String, Double> factors = new LinkedHashMap<>();
        factors.put("velocity", part(VELOCITY, Math.log10(1 + 9 * Math.max(0, story.fastest()))));
        factors.put("reach", part(REACH, Math.log10(1 + Math.max(0, story.total())) / Math.log10(REACH_OF_ALL)));
        factors.put("interest", part(INTEREST, story.interest()));
        factors.put("media", part(MEDIA, (double) story.media() / MANY_MEDIA));
        factors.put("negativity", part(NEGATIVITY, story.unread() ? 0.5 : story.negative()));
        factors.put("platforms", part(PLATFORMS, (story.platforms() - 1.0) / MANY_PLATFORMS));
        double sum = factors.values().stream().mapToDouble(Double::doubleValue).sum();
        return new Score((int) Math.round(Math.min(100, sum)), factors);
    }

    private static double part(double most, double share) {
        return Math.round(most * Math.max(0, Math.min(1, share)) * 10) / 10.0;
    }
}

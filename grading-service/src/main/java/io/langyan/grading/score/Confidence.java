package io.langyan.grading.score;

import io.langyan.events.v1.Doubt;
import java.util.List;
import java.util.stream.Stream;

/**
 * How far the figures of a story are to be trusted (可信度), 0 to 100 (product promise G8): 100 less what each doubt takes, which is its most
 * times the part of the figures that it concerns. All doubts together take all of it. It moves no level.
 */
public record Confidence(int value, List<Doubt> doubts) {

    private static final double CAPPED = 25;
    private static final double LATE = 15;
    private static final double GAPS = 15;
    private static final double UNHEARD = 20;
    private static final double NOISE = 15;
    private static final double UNREAD = 10;

    /**
     * What is asked of a story; shares are 0 to 1.
     *
     * @param capped share of the spread of mentions of which a counter showed a ceiling
     * @param late looks came too late to be graded
     * @param gaps share of the time it was looked at that lay between looks further apart than expected
     * @param gapped platforms with such looks
     * @param unheard platforms from which a look is due
     * @param platforms how many there are
     * @param noisy share of the spread that bears a mark of noise
     * @param unread share of the spread of mentions that were not read
     */
    public record Asked(
            double capped,
            boolean late,
            double gaps,
            List<String> gapped,
            List<String> unheard,
            int platforms,
            double noisy,
            double unread) {}

    public static Confidence of(Asked story) {
        double silent = story.platforms() == 0 ? 0 : (double) story.unheard().size() / story.platforms();
        List<Doubt> doubts = Stream.of(
                        doubt("capped", CAPPED, story.capped(), null),
                        doubt("late", LATE, story.late() ? 1 : 0, null),
                        doubt("gaps", GAPS, story.gaps(), story.gapped()),
                        doubt("unheard", UNHEARD, silent, story.unheard()),
                        doubt("noise", NOISE, story.noisy(), null),
                        doubt("unread", UNREAD, story.unread(), null))
                .filter(doubt -> doubt.share() > 0)
                .toList();
        double taken = doubts.stream().mapToDouble(Doubt::points).sum();
        return new Confidence((int) Math.round(Math.max(0, 100 - taken)), doubts);
    }

    /** Rounded for reading, so that what it takes is what is shown. */
    private static Doubt doubt(String why, double most, double share, List<String> platforms) {
        double shown = Math.round(Math.max(0, Math.min(1, share)) * 1000) / 1000.0;
        return new Doubt(why, shown, Math.round(most * shown * 10) / 10.0, platforms);
    }
}

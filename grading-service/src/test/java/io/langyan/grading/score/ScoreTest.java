package io.langyan.grading.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.plan.PlanFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ScoreTest {

    private static final Map<String, Double> SHIPPED =
            PlanFile.defaultPlan().grading().weights();

    /** What it was before plans had weights. */
    @Property
    void withoutNoiseTheShippedPlanScoresAsEver(
            @ForAll @DoubleRange(max = 3) double fastest,
            @ForAll @LongRange(max = 3_000_000) long total,
            @ForAll @DoubleRange(max = 1) double interest,
            @ForAll @IntRange(max = 6) int media,
            @ForAll @DoubleRange(max = 1) double negative,
            @ForAll boolean unread,
            @ForAll @IntRange(min = 1, max = 8) int platforms) {
        // When
        Score score =
                Score.of(new Score.Asked(fastest, total, interest, media, negative, unread, platforms, 0), SHIPPED);

        // Then
        double ever = DoubleStream.of(
                        part(30, Math.log10(1 + 9 * fastest)),
                        part(15, Math.log10(1 + total) / 6),
                        part(15, interest),
                        part(10, media / 3.0),
                        part(20, unread ? 0.5 : negative),
                        part(10, (platforms - 1) / 4.0))
                .sum();
        assertThat(score.value()).isEqualTo((int) Math.round(Math.min(100, ever)));
        assertThat(score.factors()).containsEntry("noise", 0.0);
    }

    @Property
    void everyPointStandsAmongTheFactors(@ForAll @DoubleRange(max = 1) double noisy) {
        // When
        Score score = Score.of(noisy(noisy), SHIPPED);

        // Then
        double sum = score.factors().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        assertThat(score.value()).isEqualTo((int) Math.round(sum));
    }

    @Example
    void noiseTakesAwayWhatThePlanWeighsItBy() {
        // When
        Score clean = Score.of(noisy(0), SHIPPED);
        Score noisy = Score.of(noisy(0.5), SHIPPED);

        // Then
        assertThat(clean.value()).isEqualTo(60);
        assertThat(noisy.value()).isEqualTo(50);
        assertThat(noisy.factors()).containsEntry("noise", -10.0);
    }

    @Example
    void nothingIsScoredBelowNothing() {
        assertThat(Score.of(new Score.Asked(0, 0, 0, 0, 0, false, 1, 1), SHIPPED)
                        .value())
                .isZero();
    }

    @Example
    void aPlanWeighsAsItLikes() {
        // Given
        Map<String, Double> weights = new LinkedHashMap<>(SHIPPED);
        weights.replaceAll((factor, weight) -> factor.equals("negativity") ? 50.0 : 0.0);

        // When
        Score score = Score.of(noisy(1), weights);

        // Then
        assertThat(score.value()).isEqualTo(40);
    }

    private static Score.Asked noisy(double part) {
        return new Score.Asked(0.5, 1000, 0.4, 1, 0.8, false, 3, part);
    }

    private static double part(double most, double share) {
        return Math.round(most * Math.max(0, Math.min(1, share)) * 10) / 10.0;
    }
}

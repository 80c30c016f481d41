package io.langyan.grading.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Functions that made the rows are found again. */
class RegressionTest {

    private static final int ROWS = 4000;

    private final Random random = new Random(7);
    private final double[][] rows = new double[ROWS][1];
    private final double[] targets = new double[ROWS];
    private final double[] weights = new double[ROWS];

    @Test
    void aQuantileLeavesItsPartBelow() {
        // Given: y = 1 + 2 x + noise from 0 to 1, so nine tenths lie below 1.9 + 2 x
        fill((x, noise) -> 1 + 2 * x + noise);

        // When
        double[] function = new Regression(rows, targets, weights).quantile(0.9);

        // Then
        assertThat(function[0]).isCloseTo(1.9, within(0.03));
        assertThat(function[1]).isCloseTo(2, within(0.05));
    }

    @Test
    void aLogitGivesTheProbability() {
        // Given
        fill((x, noise) -> noise < 1 / (1 + Math.exp(1 - 3 * x)) ? 1 : 0);

        // When
        double[] function = new Regression(rows, targets, weights).logit();

        // Then
        assertThat(function[0]).isCloseTo(-1, within(0.25));
        assertThat(function[1]).isCloseTo(3, within(0.5));
    }

    @Test
    void aRowThatWeighsNothingChangesNothing() {
        // Given
        fill((x, noise) -> 1 + 2 * x + noise);
        double[] before = new Regression(rows, targets, weights).quantile(0.5);
        rows[0][0] = 50;
        targets[0] = -1_000;
        weights[0] = 0;

        // When
        double[] function = new Regression(rows, targets, weights).quantile(0.5);

        // Then
        assertThat(function[0]).isCloseTo(before[0], within(0.01));
        assertThat(function[1]).isCloseTo(before[1], within(0.01));
    }

    private interface Law {
        double of(double x, double noise);
    }

    private void fill(Law law) {
        for (int row = 0; row < ROWS; row++) {
            rows[row][0] = random.nextDouble();
            targets[row] = law.of(rows[row][0], random.nextDouble());
            weights[row] = 1;
        }
    }
}

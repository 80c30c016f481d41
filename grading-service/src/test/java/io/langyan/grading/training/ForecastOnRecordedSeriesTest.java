package io.langyan.grading.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.langyan.grading.oracle.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Target Q7 on the recorded series, each judged by a model that had not seen it, and the shipped model made again. */
class ForecastOnRecordedSeriesTest {

    private static TrainingData data;
    private static List<Judged> judged;

    @BeforeAll
    static void read() throws IOException {
        Optional<Path> file = SharedData.find(HotSeriesFile.NAME);
        assumeTrue(file.isPresent(), "SKIPPED: shared/data/hot_series/train.ndjson is not beside the repository");
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        data = TrainingData.read(file.get().getParent().getParent(), nowhere);
        judged = Judging.crosswise(data).topics();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void intervalsHoldFourFifthsAndTheMiddleIsNear(boolean sinceFirst) {
        // Given
        List<Judged> reached = judged.stream()
                .filter(one -> one.example().sinceFirst() == sinceFirst)
                .filter(one -> one.example().reachedAtAll())
                .toList();

        // When
        double covered = (double) reached.stream().filter(Judged::covered).count() / reached.size();

        // Then
        assertThat(reached).hasSizeGreaterThan(4_000);
        assertThat(covered).isBetween(0.75, 0.85);
        double median = median(reached.stream().mapToDouble(Judged::error).toArray());
        assertThat(median).isLessThanOrEqualTo(0.5);
        assertThat(median)
                .as("half of what the naive forecasts miss by")
                .isLessThan(0.5
                        * median(reached.stream()
                                .mapToDouble(one -> one.error(one.example().lastSlope()))
                                .toArray()))
                .isLessThan(0.5
                        * median(reached.stream()
                                .mapToDouble(one -> one.error(one.example().meanSlope()))
                                .toArray()));
    }

    @Test
    void probabilitiesComeTrue() {
        // Given
        List<Judged> likely = judged.stream()
                .filter(one -> one.forecast().probability() >= 0.5)
                .toList();

        // When
        double reached =
                (double) likely.stream().filter(one -> one.example().reached()).count() / likely.size();

        // Then
        double said = likely.stream()
                .mapToDouble(one -> one.forecast().probability())
                .average()
                .orElseThrow();
        assertThat(reached).isBetween(said - 0.1, said + 0.1);
    }

    @Test
    void theShippedModelIsWhatTheSeriesMake() throws IOException {
        assumeTrue(!data.cascades().isEmpty(), "SKIPPED: shared/data/ced_cascades is not beside the repository");
        try (InputStream shipped = getClass().getResourceAsStream("/forecast/spread.model")) {
            assertThat(new Fit(data).lines())
                    .isEqualTo(new String(shipped.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        }
    }

    private static double median(double[] values) {
        java.util.Arrays.sort(values);
        return values[values.length / 2];
    }
}

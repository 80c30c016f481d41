package io.langyan.monitoring.reading.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.monitoring.reading.Reader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reader keeps what it reached on the half of the labelled set that rules may be tuned on. The other half is for the figures in the documentation. */
class LabelledReportTest {

    private static final Path LABELLED = Path.of("src/test/resources/reading/labelled.tsv");
    private static LabelledReport report;
    private static List<LabelledSet.Text> texts;

    @BeforeAll
    static void readAll() throws IOException {
        texts = LabelledSet.half(LABELLED, "dev");
        report = LabelledReport.of(new Reader(), texts, (text, reading) -> {});
    }

    @ParameterizedTest
    @CsvSource({"appeals, 0.86", "categories, 0.81", "types, 0.87", "sentiment, 0.68"})
    void theReaderStaysAsGoodAsItWas(String group, double least) {
        assertThat(report.macroF1(group)).as(report.table()).isGreaterThanOrEqualTo(least);
    }

    @Test
    void theTableCountsEveryTextAndNamesEveryLabel() {
        assertThat(texts).hasSizeGreaterThan(250);
        assertThat(report.table())
                .startsWith(texts.size() + " texts")
                .contains("refund", "product-safety", "rumour", "negative", "types, macro");
    }
}

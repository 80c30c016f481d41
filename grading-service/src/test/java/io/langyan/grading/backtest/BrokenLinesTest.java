package io.langyan.grading.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.plan.PlanFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file with broken lines: all are counted, the first hundred named by line and reason, and the rest is graded as if they were not there. */
class BrokenLinesTest {

    private static final String START =
            "{\"platform\":\"weibo\",\"externalId\":\"1\",\"text\":\"酸奶\",\"observedAt\":\"2026-03-02T09:00:00+08:00\",";
    private static final List<String> BROKEN = List.of(
            "no json",
            "{\"platform\":\"weibo\"",
            "[]",
            START + "\"counters\":7}",
            START + "\"counters\":{\"likes\":[]}}",
            START + "\"counters\":{\"likes\":1e99}}",
            START + "\"counters\":{}} {}",
            "{\"externalId\":\"1\",\"text\":\"酸奶\",\"observedAt\":\"2026-03-02T09:00:00+08:00\"}",
            "{\"platform\":\"weibo\",\"externalId\":\"1\",\"text\":\"酸奶\"}",
            "{\"platform\":\"weibo\",\"externalId\":\"1\",\"text\":\"酸奶\",\"observedAt\":\"yesterday\"}",
            "{\"platform\":\"weibo\",\"externalId\":\"1\",\"text\":\" \",\"observedAt\":\"2026-03-02T09:00:00+08:00\"}",
            "{\"platform\":\"weibo\",\"externalId\":\"" + "9".repeat(600)
                    + "\",\"text\":\"酸奶\",\"observedAt\":\"2026-03-02T09:00:00+08:00\"}",
            "[".repeat(5000),
            START.replace("weibo", "myspace") + "\"counters\":{}}",
            START.replace("weibo", "微博") + "\"counters\":{}}",
            "\u0000\u0001\u0002");

    @Test
    void theRestIsGradedAsIfTheyWereNotThere() throws IOException {
        // Given
        List<String> good = good();
        List<String> mixed = new ArrayList<>();
        for (int line = 0; line < good.size(); line++) {
            mixed.add(good.get(line));
            mixed.add(BROKEN.get(line % BROKEN.size()));
        }

        // When
        BacktestAnswer answer = grade(mixed);

        // Then
        BacktestAnswer whole = grade(good);
        assertThat(answer.digest()).isEqualTo(whole.digest());
        assertThat(answer.observations()).isEqualTo(good.size());
        assertThat(whole.rejected().getCount()).isZero();
        assertThat(answer.rejected().getCount()).isEqualTo(good.size());
        assertThat(answer.rejected().getLines()).hasSize(100).allSatisfy(line -> {
            assertThat(line.line()).isEven();
            assertThat(line.reason()).isNotBlank();
        });
        assertThat(answer.rejected().getLines().subList(0, BROKEN.size()))
                .extracting(RefusedLines.Line::reason)
                .contains(
                        "broken JSON",
                        "platform is missing",
                        "the platform is unknown",
                        "observedAt is missing",
                        "an id is too long");
    }

    /** Growth that proves levels, over hours. */
    private static List<String> good() {
        List<String> lines = new ArrayList<>();
        for (int sample = 0; sample < 150; sample++) {
            lines.add(
                    """
                    {"platform":"weibo","externalId":"%d","text":"酸奶喝完拉肚子","observedAt":"2026-03-02T%02d:%02d:00Z","counters":{"likes":%d}}"""
                            .formatted(sample % 5, sample / 60, sample % 60, sample * 400));
        }
        return lines;
    }

    private static BacktestAnswer grade(List<String> lines) throws IOException {
        byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        BacktestSettings settings = BacktestSettings.of(PlanFile.defaultPlan(), null, "externalId", false);
        return new Backtest(settings).run(new ByteArrayInputStream(bytes), read -> {});
    }
}

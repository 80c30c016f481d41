package io.langyan.review.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComposeReportTest {

    @ParameterizedTest
    @CsvSource({"1, PT2H, PT2H", "60, PT2H, PT2M", "60, PT8H, PT8M", "7, PT2H, PT18M", "600, PT2H, PT1M"})
    void aDrillRunsItsWindowsFasterInWholeMinutes(int timeScale, Duration planned, Duration real) {
        Plan plan = PlanFile.parse("drill: spring\ntimeScale: " + timeScale + "\ngrading: {}");

        assertThat(ComposeReport.onTheWall(plan, planned)).isEqualTo(real);
    }
}

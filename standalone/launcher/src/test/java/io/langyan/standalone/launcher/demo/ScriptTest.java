package io.langyan.standalone.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanCheck;
import io.langyan.events.v1.plan.PlanFile;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the demo brings along. */
class ScriptTest {

    private final DrillBrand brand = DrillBrand.of(42);

    @Test
    void everyActHasLinesThatNameTheBrandOrItsProduct() {
        // When
        Script script = Script.of("product-safety", brand, 42).orElseThrow();

        // Then
        assertThat(Stream.of("first", "warn", "spread", "media", "storm", "calm")
                        .map(script::act))
                .allSatisfy(act -> assertThat(act).isNotEmpty());
        assertThat(lines(script))
                .allMatch(line -> line.text().contains(brand.shortName()))
                .noneMatch(line -> line.text().contains("{"));
    }

    @Test
    void theSameSeedTellsTheSameStory() {
        assertThat(lines(Script.of("product-safety", brand, 7).orElseThrow()))
                .isEqualTo(lines(Script.of("product-safety", brand, 7).orElseThrow()));
    }

    @Test
    void anUnknownScenarioIsNone() {
        assertThat(Script.of("../plan", brand, 1)).isEmpty();
    }

    @Test
    void theDrillPlanHoldsTogetherAndPagesAsAllOthers() {
        // When
        String text = DrillPlan.of(brand).toString();
        Plan plan = PlanFile.parse(text);

        // Then
        assertThat(PlanCheck.check(text)).isEmpty();
        assertThat(plan.drill()).isEqualTo(plan.name()).isEqualTo(brand.drill());
        assertThat(plan.response()).isEqualTo(PlanFile.defaultPlan().response());
        assertThat(plan.grading().levels())
                .isEqualTo(PlanFile.defaultPlan().grading().levels());
    }

    @Test
    void onlyTheGravestLevelOfADrillSendsSms() {
        // When
        Plan plan = PlanFile.parse(DrillPlan.of(brand).toString());

        // Then
        assertThat(plan.escalation().policies())
                .filteredOn(policy ->
                        policy.steps().stream().anyMatch(step -> step.channels().contains("aliyun-sms")))
                .extracting(policy -> policy.name())
                .containsExactly("emergency");
        assertThat(plan.escalation().policies()).allSatisfy(policy -> assertThat(policy.steps())
                .allSatisfy(step -> assertThat(step.channels()).isNotEmpty()));
    }

    @Test
    void runsOneAfterTheOtherHaveBrandsOfTheirOwn() {
        // When
        List<DrillBrand> brands = LongStream.range(1_780_000_000_000L, 1_780_000_000_020L)
                .mapToObj(DrillBrand::of)
                .toList();

        // Then
        assertThat(brands).extracting(DrillBrand::id).doesNotHaveDuplicates();
        assertThat(brands).extracting(DrillBrand::shortName).doesNotHaveDuplicates();
    }

    private static List<Script.Line> lines(Script script) {
        return Stream.of("first", "warn", "spread", "media", "storm", "calm")
                .flatMap(act -> script.act(act).stream())
                .toList();
    }
}

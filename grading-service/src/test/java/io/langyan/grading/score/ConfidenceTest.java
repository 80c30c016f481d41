package io.langyan.grading.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Doubt;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class ConfidenceTest {

    private static final List<String> ONE = List.of("weibo");

    @Example
    void whatNothingSpeaksAgainstIsTrustedWholly() {
        // When
        Confidence confidence = Confidence.of(new Confidence.Asked(0, false, 0, List.of(), List.of(), 2, 0, 0));

        // Then
        assertThat(confidence).isEqualTo(new Confidence(100, List.of()));
    }

    @Example
    void allDoubtsTogetherLeaveNothing() {
        // When
        Confidence confidence = Confidence.of(new Confidence.Asked(1, true, 1, ONE, ONE, 1, 1, 1));

        // Then
        assertThat(confidence.value()).isZero();
        assertThat(confidence.doubts())
                .extracting(Doubt::why)
                .containsExactly("capped", "late", "gaps", "unheard", "noise", "unread");
    }

    @Example
    void aPlatformThatIsNotHeardIsNamed() {
        // When
        Confidence confidence = Confidence.of(new Confidence.Asked(0, false, 0, List.of(), List.of("zhihu"), 4, 0, 0));

        // Then
        assertThat(confidence.value()).isEqualTo(95);
        assertThat(confidence.doubts()).containsExactly(new Doubt("unheard", 0.25, 5, List.of("zhihu")));
    }

    @Property
    void whatIsMissingFromAHundredStandsAmongTheDoubts(
            @ForAll @DoubleRange(max = 1) double capped,
            @ForAll boolean late,
            @ForAll @DoubleRange(max = 1) double gaps,
            @ForAll @DoubleRange(max = 1) double noisy,
            @ForAll @DoubleRange(max = 1) double unread) {
        // When
        Confidence confidence =
                Confidence.of(new Confidence.Asked(capped, late, gaps, ONE, List.of(), 1, noisy, unread));

        // Then
        double points = confidence.doubts().stream().mapToDouble(Doubt::points).sum();
        assertThat((double) confidence.value()).isBetween(99.4999 - points, 100.5001 - points);
        assertThat(confidence.doubts()).extracting(Doubt::share).allMatch(share -> share > 0 && share <= 1);
    }

    @Property
    void moreToBeDoubtedIsNeverTrustedMore(
            @ForAll @DoubleRange(max = 1) double one, @ForAll @DoubleRange(max = 1) double other) {
        // When
        Confidence less = Confidence.of(new Confidence.Asked(0, false, 0, ONE, ONE, 3, Math.min(one, other), 0));
        Confidence more = Confidence.of(new Confidence.Asked(0, false, 0, ONE, ONE, 3, Math.max(one, other), 0));

        // Then
        assertThat(more.value()).isLessThanOrEqualTo(less.value());
    }
}

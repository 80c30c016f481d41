package io.langyan.monitoring.correction;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Reading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SaidReadingTest {

    private static final Reading READ = new Reading(
            new Reading.Sentiment("negative", 0.9, Map.of()),
            List.of("recall", "refund"),
            List.of("product-safety"),
            "opinion",
            List.of(
                    new Reading.Evidence(0, 2, "category:product-safety"),
                    new Reading.Evidence(2, 4, "appeal:recall"),
                    new Reading.Evidence(4, 6, "appeal:refund"),
                    new Reading.Evidence(6, 8, "negative")));

    @Test
    void evidenceOfWhatAPersonTookAwayGoesWithIt() {
        Reading after = new SaidReading("neutral", List.of("refund"), List.of(), null, null).over(READ);
        assertThat(after.evidence()).extracting(Reading.Evidence::why).containsExactly("appeal:refund");
    }

    @Test
    void evidenceOfWhatStandsStays() {
        Reading after = new SaidReading(null, null, List.of("product-safety", "privacy"), null, null).over(READ);
        assertThat(after.evidence()).isEqualTo(READ.evidence());
    }
}

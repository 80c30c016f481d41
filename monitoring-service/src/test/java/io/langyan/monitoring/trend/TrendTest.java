package io.langyan.monitoring.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TrendTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant FROM = Instant.parse("2026-11-15T16:00:00Z");

    @Test
    void daysAndWeeksAreThoseOfThePlansZone() {
        assertThat(Bucket.day.startOf(Instant.parse("2026-11-20T15:59:59Z"), SHANGHAI))
                .isEqualTo("2026-11-19T16:00:00Z");
        assertThat(Bucket.day.startOf(Instant.parse("2026-11-20T16:00:00Z"), SHANGHAI))
                .isEqualTo("2026-11-20T16:00:00Z");
        assertThat(Bucket.week.startOf(Instant.parse("2026-11-20T16:00:00Z"), SHANGHAI))
                .as("Monday")
                .isEqualTo("2026-11-15T16:00:00Z");
    }

    @Test
    void aDayOfTwentyFiveHoursIsOneDay() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant start = Bucket.day.startOf(Instant.parse("2026-10-25T10:00:00Z"), berlin);

        assertThat(Duration.between(start, Bucket.day.after(start, berlin))).hasHours(25);
    }

    @Property(tries = 50)
    void theBucketsHoldEveryMentionOnceWhateverTheyAre(@ForAll long seed, @ForAll Bucket by) {
        // Given
        Random random = new Random(seed);
        SortedMap<Instant, Volume> hours = new TreeMap<>();
        long sum = 0;
        for (int hour = 0; hour < 21 * 24; hour += 1 + random.nextInt(40)) {
            hours.put(FROM.plus(Duration.ofHours(hour)), new Volume(hour, 1, 1, 1, hour));
            sum += hour;
        }

        // When
        TrendQuery query = new TrendQuery(List.of("b", "c"), FROM, FROM.plus(Duration.ofDays(21)), by, null, SHANGHAI);
        Trend trend = Trend.of(query, Map.of("b", hours), FROM.plus(Duration.ofDays(20)));

        // Then
        List<Trend.Point> points = trend.series().get(0).points();
        assertThat(points.stream().mapToLong(Trend.Point::mentions).sum()).isEqualTo(sum);
        assertThat(points).hasSize(by == Bucket.hour ? 504 : by == Bucket.day ? 21 : 3);
        assertThat(points.get(points.size() - 1).partial()).isTrue();
        assertThat(points.get(0).partial()).isFalse();
        assertThat(trend.series().get(0).shareOfVoice()).isEqualTo(sum == 0 ? null : 1.0);
        assertThat(trend.series().get(1).total().negativeShare()).isNull();
    }
}

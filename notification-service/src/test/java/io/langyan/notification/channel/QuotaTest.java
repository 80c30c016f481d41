package io.langyan.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.notification.channel.Quota.Mark;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant LAST = Instant.parse("2026-11-30T15:59:59.999Z");
    private static final Instant FIRST = Instant.parse("2026-11-30T16:00:00Z");

    @Test
    void aMonthEndsAtMidnightInTheChannelsZone() {
        // Given
        ChannelRow row = counted(100, 10);
        row.begun(quota(row, 100, LAST), 99);
        assertThat(row.quotaMonth).isEqualTo("2026-11");
        assertThat(quota(row, 100, LAST).resetsAt()).isEqualTo(FIRST);

        // When
        Quota next = quota(row, 100, FIRST);

        // Then
        assertThat(next.month()).isEqualTo(YearMonth.of(2026, 12));
        assertThat(next.used()).isZero();
        assertThat(next.resetsAt()).isEqualTo(Instant.parse("2026-12-31T16:00:00Z"));
        assertThat(Quota.of(row, 100, ZoneId.of("America/New_York"), FIRST).used())
                .isEqualTo(99);
    }

    @Test
    void anotherMonthIsToldOfAgain() {
        // Given
        ChannelRow row = counted(10, 0);
        row.begun(quota(row, 10, LAST), 8);
        row.quotaTold = Mark.NEARLY;

        // When
        row.begun(quota(row, 10, FIRST), 1);

        // Then
        assertThat(row.quotaMonth).isEqualTo("2026-12");
        assertThat(row.quotaUsed).isEqualTo(1);
        assertThat(row.quotaTold).isNull();
    }

    @Test
    void aClockThatIsBehindBringsNoMonthBack() {
        // Given
        ChannelRow row = counted(100, 10);
        row.begun(quota(row, 100, FIRST), 7);

        // When
        row.begun(quota(row, 100, LAST), 1);

        // Then
        assertThat(row.quotaMonth).isEqualTo("2026-12");
        assertThat(row.quotaUsed).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 10, 79, NONE, ",
        "100, 10, 80, NEARLY, ",
        "100, 10, 89, NEARLY, ",
        "100, 10, 90, RESERVED, QUOTA_RESERVED",
        "100, 10, 99, RESERVED, QUOTA_RESERVED",
        "100, 10, 100, USED, QUOTA_USED",
        "100, 10, 120, USED, QUOTA_USED",
        "100, 0, 99, NEARLY, ",
        "100, 50, 50, RESERVED, QUOTA_RESERVED",
        "3, 3, 0, NONE, QUOTA_RESERVED",
        "3, 3, 3, USED, QUOTA_USED",
        "10000000, 0, 8000000, NEARLY, "
    })
    void eachMarkIsToldWhenItIsReached(int most, int reserve, int used, Mark mark, String code) {
        Quota quota = new Quota(YearMonth.of(2026, 11), SHANGHAI, used, most, reserve, Mark.NONE);

        assertThat(quota.mark()).isEqualTo(mark);
        assertThat(quota.isToBeTold()).isEqualTo(mark != Mark.NONE);
        assertThat(quota.refusal().map(Outcome::code).orElse(null)).isEqualTo(code);
    }

    @Property
    void eachMarkOfAMonthIsToldOnceAndInOrder(
            @ForAll @IntRange(min = 1, max = 300) int most, @ForAll @IntRange(max = 300) int reserve) {
        ChannelRow row = counted(most, Math.min(reserve, most));
        var told = IntStream.range(0, most)
                .peek(sent -> row.begun(quota(row, most, LAST), 1))
                .mapToObj(sent -> quota(row, most, LAST))
                .filter(Quota::isToBeTold)
                .map(quota -> row.quotaTold = quota.mark())
                .toList();

        assertThat(told).isSorted().doesNotHaveDuplicates().endsWith(Mark.USED);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "9, 1", "10, 1", "11, 2", "10000000, 1000000"})
    void aTenthIsKeptUnlessItSaysOtherwise(int most, int kept) {
        assertThat(QuotaSettings.reserve(Map.of(), most)).isEqualTo(kept);
        assertThat(QuotaSettings.reserve(Map.of("monthlyReserve", "0"), most)).isZero();
    }

    private static ChannelRow counted(int most, int reserve) {
        ChannelRow row = new ChannelRow();
        row.settings = Map.of("monthlyQuota", String.valueOf(most), "monthlyReserve", String.valueOf(reserve));
        return row;
    }

    private static Quota quota(ChannelRow row, int most, Instant now) {
        return Quota.of(row, most, SHANGHAI, now);
    }
}

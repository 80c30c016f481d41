package io.langyan.notification.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.notification.channel.Quota;
import io.langyan.notification.channel.Quota.Mark;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SlotsTest {

    @Test
    void ofARobotsTwentyPlacesFourAreKeptForL1AndOneForADigest() {
        assertThat(Slots.of(20, 0, 4, 1)).isEqualTo(new Slots(20, 16, 15));
        assertThat(Slots.of(20, 15, 4, 1)).isEqualTo(new Slots(5, 1, 0));
        assertThat(Slots.of(20, 16, 4, 1)).isEqualTo(new Slots(4, 0, 0));
        assertThat(Slots.of(20, 21, 4, 1)).isEqualTo(new Slots(0, 0, 0));
    }

    @Test
    void aMonthLeavesWhatItsQuotaAndTheWindowLeave() {
        Quota month = new Quota(YearMonth.of(2026, 11), ZoneOffset.UTC, 95, 100, 2, Mark.NONE);

        assertThat(Slots.of(20, 0, 4, 1).within(Optional.of(month))).isEqualTo(new Slots(5, 3, 3));
        assertThat(Slots.of(20, 15, 4, 1).within(Optional.of(month))).isEqualTo(new Slots(5, 1, 0));
        assertThat(Slots.ENDLESS.within(Optional.empty())).isEqualTo(Slots.ENDLESS);
    }

    @Property
    void whatIsKeptIsNeverGivenToThoseItIsKeptFrom(
            @ForAll @IntRange(max = 200) int most,
            @ForAll @IntRange(max = 200) int used,
            @ForAll @IntRange(max = 20) int reserve,
            @ForAll @IntRange(max = 1) int digest) {
        Slots slots = Slots.of(most, used, reserve, digest);

        assertThat(slots.single()).isBetween(0, slots.forOthers());
        assertThat(slots.forOthers()).isBetween(0, slots.forL1());
        assertThat(slots.forL1() == 0 || used + slots.forL1() <= most).isTrue();
        assertThat(slots.single() == 0 || used + slots.single() <= most - reserve - digest)
                .isTrue();
    }
}

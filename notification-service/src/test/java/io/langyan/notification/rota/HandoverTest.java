package io.langyan.notification.rota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HandoverTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID C = new UUID(0, 3);

    @Test
    void theDutyPassesOnAtTheMinute() {
        // Given
        Rota rota = new Rota(
                "listener",
                List.of(A, B, C),
                new Handover(Handover.Every.daily, LocalTime.of(9, 0), null, SHANGHAI, LocalDate.of(2026, 11, 20)));

        // Then
        assertThat(rota.onDutyAt(Instant.parse("2026-11-20T01:00:00Z"))).contains(A);
        assertThat(rota.onDutyAt(Instant.parse("2026-11-21T00:59:59Z"))).contains(A);
        assertThat(rota.onDutyAt(Instant.parse("2026-11-21T01:00:00Z"))).contains(B);
        assertThat(rota.onDutyAt(Instant.parse("2026-11-23T01:00:00Z"))).contains(A);
        assertThat(rota.onDutyAt(Instant.parse("2026-11-20T00:59:59Z"))).contains(C);
    }

    @Test
    void aWeeklyDutyPassesOnOnItsDay() {
        // Given
        Rota rota = new Rota(
                "listener",
                List.of(A, B),
                new Handover(
                        Handover.Every.weekly,
                        LocalTime.of(9, 0),
                        DayOfWeek.MONDAY,
                        SHANGHAI,
                        LocalDate.of(2026, 11, 16)));

        // Then
        assertThat(rota.onDutyAt(at("2026-11-22T23:00"))).contains(A);
        assertThat(rota.onDutyAt(at("2026-11-23T08:59"))).contains(A);
        assertThat(rota.onDutyAt(at("2026-11-23T09:00"))).contains(B);
    }

    @Test
    void nobodyIsOnDutyInAnEmptyRota() {
        assertThat(new Rota("listener", List.of(), new Handover(null, null, null, null, null)).onDutyAt(Instant.now()))
                .isEmpty();
    }

    /** Ten years, through the changes of summer time: each day has one handover, a turn later. */
    @Property
    void eachDayIsOneTurn(@ForAll @IntRange(max = 3650) int day, @ForAll @IntRange(max = 23) int hour) {
        Handover handover =
                new Handover(Handover.Every.daily, LocalTime.of(hour, 30), null, BERLIN, LocalDate.of(2020, 1, 1));
        ZonedDateTime at = ZonedDateTime.of(LocalDate.of(2020, 1, 1).plusDays(day), LocalTime.of(hour, 30), BERLIN);

        long before = handover.turn(at.toInstant().minusSeconds(3601));
        long after = handover.turn(at.toInstant().plusSeconds(3600));

        assertThat(after).isEqualTo(day);
        assertThat(before).isEqualTo(day - 1L);
    }

    private static Instant at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }
}

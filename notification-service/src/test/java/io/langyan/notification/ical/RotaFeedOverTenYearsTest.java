package io.langyan.notification.ical;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.calendar.WorkingCalendar;
import io.langyan.notification.schedule.AnyRotas;
import io.langyan.notification.schedule.DutyOverride;
import io.langyan.notification.schedule.Handover;
import io.langyan.notification.schedule.Hours;
import io.langyan.notification.schedule.Layer;
import io.langyan.notification.schedule.LocalDays;
import io.langyan.notification.schedule.Rota;
import io.langyan.notification.schedule.Shift;
import io.langyan.notification.schedule.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The feed has the shifts themselves, whole, and calls each the same whenever it is read. */
class RotaFeedOverTenYearsTest {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);

    @Test
    void aShiftThatBeganBeforeTheFeedKeepsItsBeginningAndItsName() {
        // Given: thirty days each from 1 January
        Rota rota = rota(30, List.of(), A, B);
        Instant day = Instant.parse("2026-01-20T12:00:00Z");

        // Then
        Map<String, String> first = events(rota, shown(day)).get(0);
        assertThat(first).containsEntry("DTSTART", "20260101T090000Z").containsEntry("DTEND", "20260131T090000Z");
        assertThat(events(rota, shown(day.plusSeconds(900))).get(0)).isEqualTo(first);
        assertThat(last(events(rota, shown(day)))).containsEntry("DTEND", "20260501T090000Z");
    }

    @Test
    void aShiftWithoutEndKeepsItsNameAllYear() {
        Rota rota = rota(1, List.of(), A);

        Map<String, String> first =
                events(rota, shown(Instant.parse("2026-01-20T12:00:00Z"))).get(0);

        assertThat(events(rota, shown(Instant.parse("2026-12-31T12:00:00Z")))
                        .get(0)
                        .get("UID"))
                .isEqualTo(first.get("UID"));
    }

    /** An event must end later than it begins (RFC 5545, 3.8.2.2), and its times have no fractions. */
    @Test
    void whatLastsNoSecondIsNoEvent() {
        // Given: B stood in, and was taken back at once
        Instant ten = Instant.parse("2026-01-20T10:00:00Z");
        Rota rota = rota(30, List.of(override(ten.plusMillis(200), ten.plusMillis(700))), A, B);

        // When
        List<Map<String, String>> events = events(rota, shown(ten));

        // Then
        assertThat(events).allSatisfy(event -> assertThat(event.get("DTSTART")).isLessThan(event.get("DTEND")));
        assertThat(events).extracting(event -> event.get("UID")).doesNotHaveDuplicates();
    }

    @Property(tries = 300)
    void eachShiftIsAnEventOfTheSameInstants(@ForAll("rotas") Rota rota, @ForAll("moments") Instant now) {
        // Given
        Span shown = shown(now);
        List<Shift> shifts = rota.shifts(RotaFeed.looked(shown)).stream()
                .filter(shift -> shift.span().within(shown).isPresent())
                .toList();

        // When
        List<Map<String, String>> events = events(rota, shown);

        // Then
        assertThat(events)
                .extracting(event -> event.get("DTSTART") + " " + event.get("DTEND") + " " + event.get("SUMMARY"))
                .containsExactlyElementsOf(shifts.stream()
                        .map(shift -> UTC.format(shift.span().from()) + " "
                                + UTC.format(shift.span().to()) + " 值班 On duty any：" + shift.person())
                        .toList());
        assertThat(events).extracting(event -> event.get("UID")).doesNotHaveDuplicates();
    }

    @Property(tries = 300)
    void aShiftIsCalledTheSameWheneverTheFeedIsRead(
            @ForAll("rotas") Rota rota, @ForAll("moments") Instant now, @ForAll @IntRange(max = 60) int days) {
        Instant later = now.plus(Duration.ofDays(days)).plusSeconds(7);

        Map<String, String> names = new HashMap<>();
        events(rota, shown(now)).forEach(event -> names.put(event.get("DTSTART"), event.get("UID")));

        assertThat(events(rota, shown(later)))
                .filteredOn(event -> names.containsKey(event.get("DTSTART")))
                .allSatisfy(event -> assertThat(event.get("UID")).isEqualTo(names.get(event.get("DTSTART"))));
        assertThat(events(rota, shown(later)))
                .filteredOn(event ->
                        event.get("DTSTART").compareTo(UTC.format(shown(now).to())) < 0)
                .filteredOn(event -> event.get("DTSTART").compareTo(UTC.format(year(later))) > 0)
                .allSatisfy(event -> assertThat(names).containsKey(event.get("DTSTART")));
    }

    @Provide
    Arbitrary<Rota> rotas() {
        return AnyRotas.rotas().withoutEdgeCases();
    }

    @Provide
    Arbitrary<Instant> moments() {
        return AnyRotas.moments();
    }

    private static Instant year(Instant now) {
        return RotaFeed.looked(shown(now)).from();
    }

    private static Span shown(Instant now) {
        return new Span(now.minus(Duration.ofDays(14)), now.plus(Duration.ofDays(92)));
    }

    private static List<Map<String, String>> events(Rota rota, Span shown) {
        return Parsed.of(RotaFeed.of(rota, shown, null, UUID::toString, Instant.EPOCH))
                .events();
    }

    private static Map<String, String> last(List<Map<String, String>> events) {
        return events.get(events.size() - 1);
    }

    private static DutyOverride override(Instant from, Instant to) {
        return new DutyOverride(new UUID(9, 9), new Span(from, to), B, "admin", null, null, from);
    }

    private static Rota rota(int days, List<DutyOverride> overrides, UUID... people) {
        Handover handover = new Handover(days, LocalTime.of(9, 0), LocalDate.of(2026, 1, 1));
        return new Rota(
                "any",
                new LocalDays(ZoneId.of("UTC"), new WorkingCalendar(year -> Optional.empty())),
                List.of(new Layer("", List.of(people), handover, Hours.ALL)),
                overrides);
    }
}

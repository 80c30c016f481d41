package io.langyan.events.v1.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingCalendarTest {

    private final WorkingCalendar shipped = calendars(null).named("cn");

    @Test
    void makeUpDaysCountAndHolidaysDoNot() {
        assertThat(shipped.working(LocalDate.parse("2026-02-14")))
                .as("Saturday, 调休")
                .isTrue();
        assertThat(shipped.working(LocalDate.parse("2026-02-17")))
                .as("Spring Festival, Tuesday")
                .isFalse();
        assertThat(shipped.working(LocalDate.parse("2026-11-21")))
                .as("plain Saturday")
                .isFalse();
        assertThat(shipped.working(LocalDate.parse("2026-11-20")))
                .as("plain Friday")
                .isTrue();
    }

    @Test
    void aHolidayPushesTheDeadlineBehindIt() {
        Deadline deadline = shipped.after(LocalDate.parse("2025-09-30"), 3);

        assertThat(deadline.day()).isEqualTo("2025-10-11");
        assertThat(deadline.sure()).isTrue();
        assertThat(deadline.endOfDay(ZoneId.of("Asia/Shanghai"))).isEqualTo("2025-10-11T15:59:59Z");
    }

    @Test
    void aYearNobodyAnnouncedIsPlainAndSaid() {
        Deadline deadline = shipped.after(LocalDate.parse("2026-12-31"), 3);

        assertThat(deadline.day()).isEqualTo("2027-01-05");
        assertThat(deadline.sure()).isFalse();
        assertThat(deadline.missingYears()).containsExactly(2027);
    }

    @Test
    void aNewYearIsANewFile(@TempDir Path folder) throws IOException {
        // Given
        Calendars calendars = calendars(folder);
        assertThat(calendars.named("cn").after(LocalDate.parse("2026-12-31"), 1).sure())
                .isFalse();

        // When
        Files.writeString(
                folder.resolve("cn-2027.csv"), "date,working,name\n2027-01-01,false,元旦\n2027-01-03,true,元旦\n");

        // Then
        Deadline deadline = calendars.named("cn").after(LocalDate.parse("2026-12-31"), 1);
        assertThat(deadline.day()).isEqualTo("2027-01-03");
        assertThat(deadline.sure()).isTrue();
    }

    @Test
    void aBrokenFileIsNoCalendar(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("cn-2027.csv"), "date,working,name\n2027-01-01,maybe,元旦\n");

        assertThat(calendars(folder)
                        .named("cn")
                        .after(LocalDate.parse("2027-03-01"), 1)
                        .sure())
                .isFalse();
        assertThatThrownBy(() -> YearOfDays.parse(2027, "date,working,name\n2026-01-01,true,x"))
                .hasMessageContaining("2026-01-01");
    }

    /** The cases of the shared data, computed elsewhere. */
    @Test
    void threeWorkingDaysAgreeWithTheGoldenCases() throws IOException {
        Path cases = SharedData.file("cn_calendar/sla_3wd_cases.csv");
        assumeTrue(cases != null, "SKIPPED: shared data is absent (set -Dlangyan.shared)");
        List<String> lines = Files.readAllLines(cases);

        assertThat(lines).hasSizeGreaterThan(15);
        assertThat(lines.stream().skip(1)).allSatisfy(line -> {
            String[] fields = line.split(",", 3);
            Deadline deadline = shipped.after(LocalDate.parse(fields[0]), 3);
            assertThat(deadline.day()).as(line).isEqualTo(fields[1]);
            assertThat(deadline.sure()).as(line).isEqualTo(!line.contains("not yet published"));
        });
    }

    private static Calendars calendars(Path folder) {
        return new Calendars(Optional.ofNullable(folder));
    }
}

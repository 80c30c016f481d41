package io.langyan.incident.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final WorkingDays DAYS = WorkingDays.of("cn");

    @Test
    void aMakeUpSundayIsAWorkingDayAndAHolidayMondayIsNot() {
        assertThat(DAYS.isWorkday(LocalDate.of(2025, 9, 28))).isTrue();
        assertThat(DAYS.isWorkday(LocalDate.of(2025, 10, 6))).isFalse();
    }

    @Test
    void theDayThatCountsIsTheOneOfThePlansZone() {
        // Given: Friday evening in UTC is Saturday in Shanghai
        Instant closed = Instant.parse("2026-11-20T17:00:00Z");
        // When
        Instant due = DAYS.endOfDay(closed, 3, SHANGHAI);
        // Then
        assertThat(due.atZone(SHANGHAI).toLocalDate()).isEqualTo(LocalDate.of(2026, 11, 25));
    }

    @Test
    void aYearNotPublishedYetIsKnownToBeAGuess() {
        assertThat(DAYS.isPublished(2026)).isTrue();
        assertThat(DAYS.isPublished(2027)).isFalse();
    }

    @Test
    void theGoldenCasesOfTheSharedCalendarHold() throws IOException {
        Path cases = shared().resolve("data/cn_calendar/sla_3wd_cases.csv");
        Assumptions.assumeTrue(Files.exists(cases), () -> "SKIPPED: no shared data at " + cases);
        try (Stream<String> lines = Files.lines(cases)) {
            lines.skip(1).map(line -> line.split(",")).forEach(fields -> {
                Instant noon = LocalDate.parse(fields[0])
                        .atTime(12, 0)
                        .atZone(SHANGHAI)
                        .toInstant();
                assertThat(DAYS.endOfDay(noon, 3, SHANGHAI).atZone(SHANGHAI).toLocalDate())
                        .as(fields[0])
                        .isEqualTo(LocalDate.parse(fields[1]));
            });
        }
    }

    private static Path shared() {
        String told = System.getProperty("langyan.shared");
        if (told != null) {
            return Path.of(told);
        }
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("shared"))) {
            folder = folder.getParent();
        }
        return folder == null ? Path.of("shared") : folder.resolve("shared");
    }
}

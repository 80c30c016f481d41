package io.langyan.notification.ical;

import io.langyan.notification.schedule.Rota;
import io.langyan.notification.schedule.Shift;
import io.langyan.notification.schedule.Span;
import io.langyan.notification.schedule.WholeShifts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;

/** The shifts of a rota as one calendar. Names only: no contact point and nothing of what was handled. */
final class RotaFeed {

    private RotaFeed() {}

    /**
     * All shifts that touch the span, whole.
     *
     * @param rota with its overrides of all that is {@link #looked} at
     * @param only whose, or null for everybody's
     * @param name of a person
     * @param now when it was made
     */
    static String of(Rota rota, Span span, UUID only, Function<UUID, String> name, Instant now) {
        IcalText text = new IcalText()
                .line("BEGIN", "VCALENDAR")
                .line("VERSION", "2.0")
                .line("PRODID", "-//Langyan//Rota//EN")
                .line("CALSCALE", "GREGORIAN")
                .line("METHOD", "PUBLISH")
                .text("X-WR-CALNAME", "值班 " + rota.role())
                .line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H")
                .line("X-PUBLISHED-TTL", "PT1H");
        new WholeShifts(rota, looked(span))
                .touching(span).stream()
                        .filter(RotaFeed::lasts)
                        .filter(shift -> only == null || only.equals(shift.person()))
                        .forEach(shift -> event(text, rota, shift, name.apply(shift.person()), now));
        return text.line("END", "VCALENDAR").toString();
    }

    /**
     * Where a shift's beginning and end are looked for. Whole years, so that where one without end is cut, and with it the
     * event's name, moves once a year only.
     */
    static Span looked(Span shown) {
        return new Span(newYear(shown.from(), -1), newYear(shown.to(), 2));
    }

    private static Instant newYear(Instant moment, int yearsLater) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC)
                .withDayOfYear(1)
                .plusYears(yearsLater)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    /** A shift that was over at once has no second of its own, and an event must have one (RFC 5545, 3.8.2.2). */
    private static boolean lasts(Shift shift) {
        return shift.span().from().getEpochSecond() < shift.span().to().getEpochSecond();
    }

    private static void event(IcalText text, Rota rota, Shift shift, String name, Instant now) {
        text.line("BEGIN", "VEVENT")
                .text(
                        "UID",
                        rota.role() + "-" + shift.span().from().getEpochSecond() + "-" + shift.person() + "@langyan")
                .time("DTSTAMP", now)
                .time("DTSTART", shift.span().from())
                .time("DTEND", shift.span().to())
                .text("SUMMARY", "值班 On duty " + rota.role() + "：" + name)
                .line("TRANSP", "TRANSPARENT")
                .line("END", "VEVENT");
    }
}

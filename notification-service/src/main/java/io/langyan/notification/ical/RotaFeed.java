package io.langyan.notification.ical;

import io.langyan.notification.schedule.Rota;
import io.langyan.notification.schedule.Shift;
import io.langyan.notification.schedule.Span;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/** The shifts of a rota as one calendar. Names only: no contact point and nothing of what was handled. */
final class RotaFeed {

    private RotaFeed() {}

    /**
     * All shifts of the span.
     *
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
        rota.shifts(span).stream()
                .filter(shift -> only == null || only.equals(shift.person()))
                .forEach(shift -> event(text, rota, shift, name.apply(shift.person()), now));
        return text.line("END", "VCALENDAR").toString();
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

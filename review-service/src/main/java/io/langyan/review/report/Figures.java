package io.langyan.review.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Figures as people read them. */
final class Figures {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Figures() {}

    /** {@code 1h 05m 09s}; a part that is zero at the front is left out. */
    static String time(Duration duration) {
        Duration whole = Duration.ofSeconds(Math.abs(duration.toSeconds()));
        String sign = duration.toSeconds() < 0 ? "-" : "";
        if (whole.toHours() > 0) {
            return "%s%dh %02dm %02ds".formatted(sign, whole.toHours(), whole.toMinutesPart(), whole.toSecondsPart());
        }
        return whole.toMinutes() > 0
                ? "%s%dm %02ds".formatted(sign, whole.toMinutes(), whole.toSecondsPart())
                : sign + whole.toSeconds() + "s";
    }

    static String time(Long seconds) {
        return seconds == null ? "–" : time(Duration.ofSeconds(seconds));
    }

    static String moment(Instant at, ZoneId zone) {
        return at == null ? "–" : MOMENT.format(at.atZone(zone));
    }

    static String count(Long count, boolean atLeast) {
        return count == null ? "–" : (atLeast ? "≥ " : "") + "%,d".formatted(count);
    }
}

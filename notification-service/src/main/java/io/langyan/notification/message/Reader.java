package io.langyan.notification.message;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Who reads a push (读者).
 *
 * @param zone in which they are told times; away from {@link #HOME} with the offset from UTC
 */
public record Reader(Language language, ZoneId zone) {

    public static final ZoneId HOME = ZoneId.of("Asia/Shanghai");

    String time(Instant instant) {
        String pattern = language == Language.CHINESE ? "MM-dd HH:mm:ss" : "d MMM HH:mm:ss";
        return DateTimeFormatter.ofPattern(zone.equals(HOME) ? pattern : pattern + " xxx", Locale.ENGLISH)
                .withZone(zone)
                .format(instant);
    }
}

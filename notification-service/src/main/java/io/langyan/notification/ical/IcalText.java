package io.langyan.notification.ical;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes iCalendar text as RFC 5545 has it: escaped, folded at 75 octets, lines ended by CRLF, times in UTC. */
final class IcalText {

    private static final int MOST_OCTETS = 75;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    /** A line whose value is written as it is. */
    IcalText line(String name, String value) {
        fold(name + ":" + value);
        return this;
    }

    /** A line whose value is a text (3.3.11). */
    IcalText text(String name, String value) {
        return line(name, escaped(value));
    }

    IcalText time(String name, Instant moment) {
        return line(name, UTC.format(moment));
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\r\\n|\\r|\\n", "\\\\n")
                .replaceAll("\\p{Cntrl}", "");
    }

    /** Cut between characters, never within one (3.1); the blank that begins a continued line counts. */
    private void fold(String line) {
        int octets = 0;
        for (int at = 0; at < line.length(); ) {
            String character = Character.toString(line.codePointAt(at));
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > MOST_OCTETS) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(character);
            octets += size;
            at += character.length();
        }
        text.append("\r\n");
    }
}

package io.langyan.notification.ical;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads iCalendar text strictly by RFC 5545: what is not as it says throws. */
public final class Parsed {

    private final List<Map<String, String>> events = new ArrayList<>();
    private final Map<String, String> calendar = new TreeMap<>();

    private Parsed() {}

    public static Parsed of(String text) {
        if (!text.endsWith("\r\n")) {
            throw new IllegalArgumentException("the last line is not ended");
        }
        Parsed parsed = new Parsed();
        List<String> open = new ArrayList<>();
        for (String line : unfolded(text)) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon).split(";")[0];
            String value = line.substring(colon + 1);
            switch (name) {
                case "BEGIN" -> parsed.begin(open, value);
                case "END" -> end(open, value);
                default -> parsed.put(open, name, value);
            }
        }
        if (!open.isEmpty()) {
            throw new IllegalArgumentException("not ended: " + open);
        }
        return parsed;
    }

    /** Logical lines (3.1). */
    static List<String> unfolded(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\r\n")) {
            if (line.getBytes(StandardCharsets.UTF_8).length > 75 || line.contains("\r") || line.contains("\n")) {
                throw new IllegalArgumentException("longer than 75 octets, or a bare line end: " + line);
            }
            if (line.startsWith(" ")) {
                lines.set(lines.size() - 1, lines.get(lines.size() - 1) + line.substring(1));
            } else {
                lines.add(line);
            }
        }
        return lines;
    }

    /** A text's meaning (3.3.11). */
    static String unescaped(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ';' || c == ',') {
                throw new IllegalArgumentException("not escaped: " + value);
            }
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escaped = value.charAt(++i);
            text.append(
                    switch (escaped) {
                        case 'n', 'N' -> '\n';
                        case '\\', ';', ',' -> escaped;
                        default -> throw new IllegalArgumentException("no escape: " + value);
                    });
        }
        return text.toString();
    }

    public List<Map<String, String>> events() {
        return events;
    }

    public Map<String, String> calendar() {
        return calendar;
    }

    private void begin(List<String> open, String component) {
        open.add(component);
        if (component.equals("VEVENT")) {
            events.add(new TreeMap<>());
        }
    }

    private static void end(List<String> open, String component) {
        if (!open.remove(open.size() - 1).equals(component)) {
            throw new IllegalArgumentException("ended but not begun: " + component);
        }
    }

    private void put(List<String> open, String name, String value) {
        boolean inEvent = open.get(open.size() - 1).equals("VEVENT");
        String before = (inEvent ? events.get(events.size() - 1) : calendar).put(name, unescaped(value));
        if (before != null) {
            throw new IllegalArgumentException("twice: " + name);
        }
    }
}

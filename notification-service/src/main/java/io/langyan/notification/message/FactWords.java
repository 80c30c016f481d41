package io.langyan.notification.message;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Facts of a page as their reader would say them: codes in words, times in their zone, figures in groups. */
final class FactWords {

    /** Facts whose values are codes, and of what. */
    private static final Map<String, String> DOMAINS = Map.of(
            "platform", "platform",
            "platforms", "platform",
            "categories", "category",
            "type", "type",
            "clock", "clock",
            "rota", "role",
            "level", "level",
            "from", "level",
            "to", "level");

    private static final Set<String> FIGURES =
            Set.of("spread", "mentions", "kept", "quota", "quotaReserve", "quotaUsed");
    private static final Pattern FIGURE = Pattern.compile("\\d{1,18}");
    private static final Pattern BETWEEN_CODES = Pattern.compile("[ 、,]+");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*Z");
    private static final Pattern DURATION = Pattern.compile("P(?:\\d+D)?(?:T[\\dHMS.]+)?");

    private FactWords() {}

    /** Those that say something, by name, in their order. */
    static Map<String, String> of(Map<String, String> facts, Reader reader) {
        Map<String, String> said = new LinkedHashMap<>();
        facts.forEach((name, value) -> {
            if (value != null && !value.isBlank() && !value.equals("null")) {
                said.put(name, oneLine(say(name, value, reader)));
            }
        });
        return said;
    }

    /** A value never begins a line of its own nor a tag, whoever wrote it: some providers read tags as links or mentions. */
    static String oneLine(String value) {
        return value.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ")
                .replaceAll("<(?=[A-Za-z/@])", "＜")
                .strip();
    }

    private static String say(String name, String value, Reader reader) {
        if (DOMAINS.containsKey(name)) {
            return codes(DOMAINS.get(name), value, reader.language());
        }
        if (FIGURES.contains(name) && FIGURE.matcher(value).matches()) {
            return String.format(Locale.ROOT, "%,d", Long.parseLong(value));
        }
        try {
            return INSTANT.matcher(value).matches()
                    ? reader.time(Instant.parse(value))
                    : DURATION.matcher(value).matches() ? length(Duration.parse(value), reader.language()) : value;
        } catch (DateTimeParseException onlyAlike) {
            return value;
        }
    }

    private static String codes(String domain, String value, Language language) {
        return Arrays.stream(BETWEEN_CODES.split(value))
                .map(code -> Words.of(domain, code, language))
                .collect(Collectors.joining(language.comma()));
    }

    private static String length(Duration length, Language language) {
        boolean chinese = language == Language.CHINESE;
        boolean hours = length.toMinutes() % 60 == 0;
        return hours ? length.toHours() + (chinese ? " 小时" : " h") : length.toMinutes() + (chinese ? " 分钟" : " min");
    }
}

package io.langyan.grading.observation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A counter as platforms show it: {@code 1.2万}, {@code 10w+}, {@code 1,234}, {@code 999+}, {@code 3亿}. */
final class CounterText {

    /** More than any platform has ever counted. */
    static final long MOST = 1_000_000_000_000L;

    private static final Pattern SHOWN = Pattern.compile("([0-9][0-9,]*(?:\\.[0-9]{1,9})?)(万|w|亿|k|m|千|百万)?(\\+)?");

    private CounterText() {}

    /**
     * @param capped the platform shows a ceiling: the figure is at least this
     */
    record Parsed(long value, boolean capped) {}

    /** @return null when the text says nothing, which is unknown and not zero */
    static Parsed parse(String text) throws Refused {
        String plain = text.strip().toLowerCase(Locale.ROOT).replace('，', ',').replace('＋', '+');
        if (plain.isEmpty() || plain.equals("-") || plain.equals("null")) {
            return null;
        }
        Matcher shown = SHOWN.matcher(plain.replace(" ", ""));
        if (plain.length() > 40 || !shown.matches()) {
            throw new Refused("a counter is no number");
        }
        BigDecimal value = new BigDecimal(shown.group(1).replace(",", "")).multiply(unit(shown.group(2)));
        return new Parsed(checked(value), shown.group(3) != null);
    }

    static long checked(BigDecimal value) throws Refused {
        if (value.signum() < 0) {
            throw new Refused("a counter is negative");
        }
        if (value.compareTo(BigDecimal.valueOf(MOST)) > 0) {
            throw new Refused("a counter is absurdly high");
        }
        return value.setScale(0, RoundingMode.DOWN).longValueExact();
    }

    private static BigDecimal unit(String unit) {
        return BigDecimal.valueOf(
                switch (unit == null ? "" : unit) {
                    case "千", "k" -> 1_000L;
                    case "万", "w" -> 10_000L;
                    case "百万", "m" -> 1_000_000L;
                    case "亿" -> 100_000_000L;
                    default -> 1L;
                });
    }
}

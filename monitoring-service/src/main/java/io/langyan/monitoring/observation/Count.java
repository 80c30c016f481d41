package io.langyan.monitoring.observation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/**
 * A counter as platforms show it: {@code 12}, {@code "1,234"}, {@code "1.2万"}, {@code "3亿"}, {@code "10w+"}, {@code "999+"}, {@code "--"}.
 *
 * @param value null means unknown, not zero
 * @param capped the platform showed a ceiling: read "≥"
 */
record Count(Long value, boolean capped) {

    static final Count UNKNOWN = new Count(null, false);
    /** No item on any platform has come near; above it a crawler has gone wrong. */
    static final long ABSURD = 1_000_000_000_000L;

    private static final int LONGEST = 32;

    /**
     * Reads a shown counter. Words that stand where a number should be ("--", "None", "赞") are unknown.
     *
     * @return empty when the value is negative or absurd
     */
    static Optional<Count> parse(String shown) {
        String text = plain(shown);
        boolean capped = text.endsWith("+");
        if (capped) {
            text = text.substring(0, text.length() - 1);
        }
        long unit = unitOf(text);
        String number = unit == 1 ? text : text.substring(0, text.length() - 1);
        if (!isNumber(number)) {
            return Optional.of(UNKNOWN);
        }
        BigDecimal value = new BigDecimal(number).multiply(BigDecimal.valueOf(unit));
        return plausible(value, capped);
    }

    static Optional<Count> of(double number) {
        return number >= 0 && number <= ABSURD ? Optional.of(new Count((long) number, false)) : Optional.empty();
    }

    private static Optional<Count> plausible(BigDecimal value, boolean capped) {
        if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(ABSURD)) > 0) {
            return Optional.empty();
        }
        return Optional.of(new Count(value.setScale(0, RoundingMode.FLOOR).longValueExact(), capped));
    }

    /** Half-width, lower case, without separators and blanks. */
    private static String plain(String shown) {
        StringBuilder plain = new StringBuilder(Math.min(shown.length(), LONGEST));
        for (int i = 0; i < shown.length() && i <= LONGEST; i++) {
            char c = shown.charAt(i);
            char half = c >= '！' && c <= '～' ? (char) (c - 0xFEE0) : c;
            if (half != ',' && half != '_' && !Character.isWhitespace(half) && half != '\u00a0') {
                plain.append(half);
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    private static long unitOf(String text) {
        if (text.isEmpty()) {
            return 1;
        }
        return switch (text.charAt(text.length() - 1)) {
            case '万', '萬', 'w' -> 10_000L;
            case '亿', '億' -> 100_000_000L;
            case '千', 'k' -> 1_000L;
            case 'm' -> 1_000_000L;
            default -> 1L;
        };
    }

    /** Digits with at most one point and a sign: nothing that could make {@link BigDecimal} work hard. */
    private static boolean isNumber(String text) {
        int digits = 0;
        int points = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.') {
                points++;
            } else if (i > 0 || c != '-') {
                return false;
            }
        }
        return digits > 0 && points <= 1;
    }
}

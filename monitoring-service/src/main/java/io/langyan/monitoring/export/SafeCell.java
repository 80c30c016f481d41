package io.langyan.monitoring.export;

/**
 * A text that no spreadsheet takes for a formula: one that begins like one gets an apostrophe before it.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
final class SafeCell {

    /** What formulas begin with, in half and full width; tab and line ends are skipped by some programs before they look. */
    private static final String DANGEROUS = "=+-@\t\r\n＝＋－＠";
    /** The longest cell that Excel opens. */
    private static final int LONGEST = 32_767;

    private SafeCell() {}

    static String of(String text) {
        String clean = storable(text);
        String safe = !clean.isEmpty() && DANGEROUS.indexOf(clean.charAt(0)) >= 0 ? "'" + clean : clean;
        return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST - 1) + "…";
    }

    /** XML has no place for most control characters, nor for halves of surrogate pairs. */
    private static String storable(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c >= ' ' && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF
                        || c == '\t'
                        || c == '\n'
                        || c == '\r')
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}

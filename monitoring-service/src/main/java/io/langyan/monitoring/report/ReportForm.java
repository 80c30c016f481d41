package io.langyan.monitoring.report;

import io.langyan.monitoring.observation.CleanText;
import io.langyan.monitoring.observation.Platforms;
import java.util.Set;

/**
 * What somebody wrote into the form, cleaned; a field that was left out is empty.
 *
 * @param platform where it was seen, a code
 * @param name of the reporter, who need not give it
 */
record ReportForm(String brand, String text, String link, String platform, String name) {

    static final int LONGEST_TEXT = 5_000;
    static final int LONGEST_LINK = 2_048;
    static final int LONGEST_NAME = 60;
    static final ReportForm EMPTY = new ReportForm("", "", "", "", "");

    static ReportForm of(String brand, String text, String link, String platform, String name) {
        return new ReportForm(
                clean(brand, LONGEST_NAME),
                clean(text, 2 * LONGEST_TEXT),
                clean(link, 2 * LONGEST_LINK),
                clean(platform, LONGEST_NAME),
                clean(name, 2 * LONGEST_NAME).replaceAll("\\s+", " "));
    }

    /** What is wrong with it, null when nothing is. */
    Words.Wrong wrong(Set<String> brands) {
        if (text.isEmpty()) {
            return Words.Wrong.NO_TEXT;
        }
        if (text.length() > LONGEST_TEXT || link.length() > LONGEST_LINK || name.length() > LONGEST_NAME) {
            return Words.Wrong.TOO_LONG;
        }
        if (!link.isEmpty() && !link.matches("(?i)https?://\\S+")) {
            return Words.Wrong.BAD_LINK;
        }
        if (!platform.isEmpty() && !Platforms.known(platform)) {
            return Words.Wrong.BAD_CHOICE;
        }
        return brands.contains(brand) ? null : Words.Wrong.BAD_CHOICE;
    }

    ReportForm withBrand(String only) {
        return new ReportForm(only, text, link, platform, name);
    }

    private static String clean(String text, int longest) {
        return text == null
                ? ""
                : CleanText.clean(text.replace("\r\n", "\n"), longest).strip();
    }
}

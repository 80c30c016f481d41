package io.langyan.review.report;

import java.util.List;
import java.util.Locale;

/** The languages a review is written in; Chinese unless English is preferred. */
public enum Language {
    CHINESE("zh-CN"),
    ENGLISH("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** For {@code Content-Language} and {@code lang}. */
    public String tag() {
        return tag;
    }

    /** @param accepted the caller's languages, best first */
    public static Language best(List<Locale> accepted) {
        for (Locale locale : accepted) {
            if (locale.getLanguage().equals("zh")) {
                return CHINESE;
            }
            if (locale.getLanguage().equals("en")) {
                return ENGLISH;
            }
        }
        return CHINESE;
    }
}

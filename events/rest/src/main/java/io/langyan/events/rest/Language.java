package io.langyan.events.rest;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;

/** The languages that answers are written in. Without a wish it is Chinese. */
enum Language {
    CHINESE("zh-CN"),
    ENGLISH("en");

    private static final List<Locale> OFFERED = List.of(Locale.CHINESE, Locale.ENGLISH);

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    String tag() {
        return tag;
    }

    /** The best of the caller's wishes; a header that cannot be read is no wish. */
    static Language of(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return CHINESE;
        }
        try {
            Locale best = Locale.lookup(LanguageRange.parse(acceptLanguage), OFFERED);
            return Locale.ENGLISH.equals(best) ? ENGLISH : CHINESE;
        } catch (IllegalArgumentException e) {
            return CHINESE;
        }
    }
}

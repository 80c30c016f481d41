package io.langyan.notification.message;

import java.util.Optional;
import java.util.stream.Stream;

/** Languages that pushes are written in. */
public enum Language {
    CHINESE("zh-CN"),
    ENGLISH("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** As in REST and in the database. */
    public String tag() {
        return tag;
    }

    /** Between the parts of a list. */
    String comma() {
        return this == CHINESE ? "、" : ", ";
    }

    /** Between a name and what it says. */
    String colon() {
        return this == CHINESE ? "：" : ": ";
    }

    /** Empty for a language that nothing is written in. */
    public static Optional<Language> of(String tag) {
        return Stream.of(values()).filter(each -> each.tag.equals(tag)).findFirst();
    }
}

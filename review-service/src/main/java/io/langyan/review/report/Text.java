package io.langyan.review.report;

/** The same in both languages. */
public record Text(String zh, String en) {

    static Text of(String zh, String en, Object... arguments) {
        return new Text(zh.formatted(arguments), en.formatted(arguments));
    }

    String in(Language language) {
        return language == Language.CHINESE ? zh : en;
    }
}

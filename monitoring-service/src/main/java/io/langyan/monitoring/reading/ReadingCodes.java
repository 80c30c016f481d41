package io.langyan.monitoring.reading;

import java.util.Set;

/** The codes in which a reading (研判) speaks. */
public final class ReadingCodes {

    public static final Set<String> SENTIMENTS = Set.of("negative", "neutral", "positive");
    /** 诉求: what people want. */
    public static final Set<String> APPEALS = Set.copyOf(Rule.Kind.APPEAL.codes());
    /** 类别: what it is about. */
    public static final Set<String> CATEGORIES = Set.copyOf(Rule.Kind.CATEGORY.codes());

    private ReadingCodes() {}
}

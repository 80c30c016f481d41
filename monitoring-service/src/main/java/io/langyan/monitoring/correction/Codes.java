package io.langyan.monitoring.correction;

import java.util.Set;

/** The words that a correction may use: those of the readings. */
final class Codes {

    static final Set<String> SENTIMENTS = Set.of("negative", "neutral", "positive");
    static final Set<String> APPEALS =
            Set.of("refund", "compensation", "apology", "recall", "explanation", "penalty", "repair", "other");
    static final Set<String> CATEGORIES = Set.of(
            "product-safety",
            "product-quality",
            "service-dispute",
            "false-advertising",
            "marketing-controversy",
            "privacy",
            "compliance",
            "labour",
            "other");
    static final Set<String> CRISIS_TYPES = Set.of("opinion", "rumour", "pr", "legal");
    static final Set<String> NOISE = Set.of("copy", "ad", "coordinated", "repeat");
    /** Says that a text has no crisis type, where absent says that the type was not looked at. */
    static final String NO_TYPE = "none";

    private Codes() {}
}

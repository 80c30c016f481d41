package io.langyan.monitoring.reading;

import java.util.List;

/**
 * One row of {@code reading/rules.tsv}.
 *
 * @param kind what the row speaks of
 * @param code the place of its code among those of its kind; zero for a context
 * @param row its place among the rows of the same code
 * @param points added when one of its patterns is found; below zero it speaks against
 */
record Rule(Kind kind, int code, int row, int points) {

    /** What a rule speaks of: a thing to be said of the text, or a context that weighs such things. */
    enum Kind {
        APPEAL(
                "appeal",
                List.of("refund", "compensation", "apology", "recall", "explanation", "penalty", "repair", "other")),
        CATEGORY(
                "category",
                List.of(
                        "product-safety",
                        "product-quality",
                        "service-dispute",
                        "false-advertising",
                        "marketing-controversy",
                        "privacy",
                        "compliance",
                        "labour",
                        "other")),
        TYPE("type", List.of("rumour", "legal", "pr")),
        DEMAND("context", List.of("demand")),
        TOLD("context", List.of("told")),
        CALM("context", List.of("calm")),
        GOOD("context", List.of("good")),
        NEGATOR("context", List.of("negator")),
        HURT("context", List.of("hurt"));

        private final String written;
        private final List<String> codes;

        Kind(String written, List<String> codes) {
            this.written = written;
            this.codes = codes;
        }

        /** The codes of this kind in the order in which readings name them. */
        List<String> codes() {
            return codes;
        }

        static Kind of(String written, String code) {
            for (Kind kind : values()) {
                if (kind.written.equals(written) && kind.codes.contains(code)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no rule can speak of " + written + " " + code);
        }
    }

    String codeName() {
        return kind.codes().get(code);
    }

    boolean speaksFor() {
        return points > 0;
    }
}

package io.langyan.incident.incident;

import io.langyan.events.v1.plan.ResponsePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** When an incident may be closed (结案条件): computed from the plan, then signed by a person. */
final class ClosingCriteria {

    private static final String QUIET = "quiet";
    private static final String CAUSE = "cause";
    private static final String FACT_SHEET = "fact-sheet";
    private static final String STATEMENT = "statement";
    private static final String FOLLOW_UP = "follow-up";

    private ClosingCriteria() {}

    /** What is still missing, by name; empty when it may be closed. */
    static List<String> missing(Dossier dossier, Closure closure, ResponsePolicy.Closing asked) {
        List<String> missing = new ArrayList<>();
        if (asked.quiet() && dossier.quietSince() == null && isBlank(closure.quietWaiver())) {
            missing.add(QUIET);
        }
        if (isBlank(closure.cause())) {
            missing.add(CAUSE);
        }
        Set<String> required = Set.copyOf(asked.requires());
        if (required.contains(FACT_SHEET) && !dossier.factSheet().settled()) {
            missing.add(FACT_SHEET);
        }
        if (required.contains(STATEMENT) && !dossier.statements().published(Wording.Kind.STATEMENT)) {
            missing.add(STATEMENT);
        }
        if (required.contains(FOLLOW_UP) && isBlank(closure.followUp())) {
            missing.add(FOLLOW_UP);
        }
        return missing;
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}

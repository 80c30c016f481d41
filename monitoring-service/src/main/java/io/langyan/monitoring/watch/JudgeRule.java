package io.langyan.monitoring.watch;

import io.langyan.events.rest.BrandScope;
import io.langyan.monitoring.watch.language.Finding;
import io.langyan.monitoring.watch.language.Lint;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Lets a rule pass to where it is stored, or refuses it: of a brand that is the caller's and that a plan lists, and nothing for the linter to refuse. */
@ApplicationScoped
class JudgeRule {

    private final CurrentWatchList current;
    private final BrandScope scope;

    JudgeRule(CurrentWatchList current, BrandScope scope) {
        this.current = current;
        this.scope = scope;
    }

    /** @return the warnings that go with a rule that may be stored */
    Uni<List<Finding>> warningsOf(RuleDraft draft) {
        requireBrand(draft);
        return current.get().map(list -> {
            BrandWatch brand = list.brand(draft.brand()).orElseThrow(RuleProblems::unknownBrand);
            List<Finding> findings = CheckRule.of(draft, Optional.of(brand));
            List<Finding> errors = Lint.errors(findings);
            if (!errors.isEmpty()) {
                throw RuleProblems.refused(errors);
            }
            return findings;
        });
    }

    /** Everything there is to say, for a brand or for none in particular. */
    Uni<List<Finding>> findingsOf(RuleDraft draft) {
        if (draft == null) {
            throw RuleProblems.noBody();
        }
        if (draft.brand() != null) {
            scope.require(draft.brand());
        }
        return current.get()
                .map(list ->
                        CheckRule.of(draft, Optional.ofNullable(draft.brand()).flatMap(list::brand)));
    }

    private void requireBrand(RuleDraft draft) {
        if (draft == null || draft.brand() == null || draft.brand().isBlank()) {
            throw RuleProblems.noBrand();
        }
        scope.require(draft.brand());
    }
}

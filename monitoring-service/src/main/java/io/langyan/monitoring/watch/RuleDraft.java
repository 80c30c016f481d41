package io.langyan.monitoring.watch;

import io.langyan.monitoring.watch.automaton.Effect;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A rule as it is asked for.
 *
 * @param terms words of which any will do; or
 * @param expression in the language of docs/watch-rules.md
 * @param effect match (default), tag or exclude
 * @param note for colleagues
 */
record RuleDraft(String brand, List<String> terms, String expression, String effect, boolean negative, String note) {

    boolean hasExpression() {
        return expression != null && !expression.isBlank();
    }

    /** Empty for a word that is none. */
    Optional<Effect> knownEffect() {
        if (effect == null || effect.isBlank()) {
            return Optional.of(Effect.MATCH);
        }
        return switch (effect.strip().toLowerCase(Locale.ROOT)) {
            case "match" -> Optional.of(Effect.MATCH);
            case "tag" -> Optional.of(Effect.TAG);
            case "exclude" -> Optional.of(Effect.EXCLUDE);
            default -> Optional.empty();
        };
    }

    Effect effectOrMatch() {
        return knownEffect().orElse(Effect.MATCH);
    }

    List<String> cleanTerms() {
        return hasExpression() || terms == null
                ? List.of()
                : terms.stream().map(String::strip).distinct().toList();
    }

    String cleanExpression() {
        return hasExpression() ? expression.strip() : null;
    }

    WatchList.Rule rule(java.util.UUID id) {
        return new WatchList.Rule(id, brand, cleanTerms(), cleanExpression(), effectOrMatch(), negative);
    }
}

package io.langyan.monitoring.mention;

import io.langyan.monitoring.search.Clause;
import io.langyan.monitoring.search.Field;
import io.langyan.monitoring.search.Ids;
import io.langyan.monitoring.search.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What to look for in the ledger. What is null, or empty, limits nothing.
 *
 * @param brands only mentions that concern one of these
 * @param unmatched only mentions that concern no brand
 * @param link with or without an address
 * @param since first seen at or after
 * @param until first seen before
 * @param words that title and text must have
 * @param minSpread reposts + comments + likes at least
 * @param status of handling, for one of the brands
 * @param noise in force for one of the brands: a kind, any or none
 */
public record MentionFilter(
        Optional<Set<String>> brands,
        boolean unmatched,
        String platform,
        String kind,
        String sentiment,
        String category,
        String appeal,
        String term,
        String author,
        String source,
        Boolean link,
        Instant since,
        Instant until,
        Instant publishedSince,
        Instant publishedUntil,
        Words words,
        Long minSpread,
        Handling.Status status,
        String owner,
        String noise) {

    UUID from() {
        return since == null ? Ids.FIRST : Ids.at(since);
    }

    UUID before() {
        return until == null ? Ids.LAST : Ids.at(until);
    }

    /** Handled mentions are few: they are looked through rather than looked for. */
    boolean isByHandling() {
        return owner != null || status != null && status != Handling.Status.OPEN;
    }

    /** What the search index can tell; empty when the newest rows are as good a place to look. */
    List<Clause> clauses() {
        if (isByHandling() || isByBrandAlone()) {
            return List.of();
        }
        List<Clause> clauses = new ArrayList<>(Clause.of(words));
        if (unmatched) {
            clauses.add(Clause.of(Field.BRAND, Mentions.UNMATCHED));
        }
        brands.ifPresent(some -> clauses.add(Clause.of(Field.BRAND, some)));
        add(clauses, Field.PLATFORM, platform);
        add(clauses, Field.KIND, kind);
        add(clauses, Field.SENTIMENT, sentiment);
        add(clauses, Field.CATEGORY, category);
        add(clauses, Field.APPEAL, appeal);
        add(clauses, Field.TERM, term);
        add(clauses, Field.AUTHOR, author);
        add(clauses, Field.SOURCE, source);
        add(clauses, Field.LINK, link == null ? null : link ? "yes" : "no");
        return clauses;
    }

    private boolean isByBrandAlone() {
        return !unmatched
                && words.isEmpty()
                && platform == null
                && kind == null
                && sentiment == null
                && category == null
                && appeal == null
                && term == null
                && author == null
                && source == null
                && link == null;
    }

    private static void add(List<Clause> clauses, Field field, String value) {
        if (value != null) {
            clauses.add(Clause.of(field, value));
        }
    }
}

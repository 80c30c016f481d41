package io.langyan.grading.story;

import java.util.List;

/**
 * A mention that belongs to no story yet.
 *
 * @param key {@code platform:externalId}
 * @param parentKey of what it replies to or reposts, or null
 * @param at seconds since the epoch of its first sample
 * @param features see {@link TextFeatures}
 * @param terms watch terms it matched
 */
public record NewMention(String key, String parentKey, long at, int[] features, List<String> terms) {

    /** Thousands are remembered, and speak of the same terms: one copy of each does. */
    public NewMention {
        terms = terms.stream().map(String::intern).toList();
    }
}

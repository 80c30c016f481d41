package io.langyan.grading.story;

/**
 * A mention that belongs to no story yet.
 *
 * @param key {@code platform:externalId}
 * @param parentKey of what it replies to or reposts, or null
 * @param at seconds since the epoch of its first sample
 * @param features see {@link TextFeatures}
 */
public record NewMention(String key, String parentKey, long at, int[] features) {}

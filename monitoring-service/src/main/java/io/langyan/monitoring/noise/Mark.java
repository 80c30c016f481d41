package io.langyan.monitoring.noise;

import java.util.List;
import java.util.UUID;

/**
 * Why a mention weighs less for a brand.
 *
 * @param kind one of the four below
 * @param score 0 to 1, how sure
 * @param words what led there
 * @param group the copies it belongs to, or null
 */
record Mark(UUID mention, String brand, String kind, double score, List<String> words, UUID group) {

    /** Its text was there before, about the same brand. */
    static final String COPY = "copy";
    /** Sells something or fishes for contacts. */
    static final String AD = "ad";
    /** One of many thin accounts with one text in a short time (水军). */
    static final String COORDINATED = "coordinated";
    /** Its author says it again and again. */
    static final String REPEAT = "repeat";
}

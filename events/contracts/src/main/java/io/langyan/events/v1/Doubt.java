package io.langyan.events.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Why the figures of a story may be off (存疑).
 *
 * @param why capped (counters show a ceiling), late (looks came too late to be graded), gaps (time between looks beyond the plan's
 *     expected interval), unheard (platforms that should have been heard since), noise (marked mentions) or unread (nothing is known of
 *     what they say)
 * @param share the part of the figures that it concerns, above 0 and at most 1
 * @param points what it takes from a confidence of 100
 * @param platforms which ones, for gaps and unheard; else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Doubt(String why, double share, double points, List<String> platforms) {}

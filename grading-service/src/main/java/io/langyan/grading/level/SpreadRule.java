package io.langyan.grading.level;

import io.langyan.events.v1.Level;
import java.time.Duration;

/**
 * A level and what grants it.
 *
 * @param over strictly more than this
 * @param window index of the window
 * @param within its planned length, null when spread is not asked
 * @param anyOf indexes of clauses, one of which must hold; empty asks nothing
 * @param allOf indexes of clauses which all must hold
 * @param orMentions so many counted mentions are enough, null when not asked
 */
record SpreadRule(Level level, long over, int window, Duration within, int[] anyOf, int[] allOf, Integer orMentions) {}

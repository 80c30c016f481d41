/**
 * How far a story has spread (传播量): growth of counters, summed over windows of whole minutes. Pure integer arithmetic, rules 1 to 5
 * and the windows of the suite's grading specification; no policy and no framework.
 *
 * <p>Where the specification is silent this package follows docs/decisions/0004: a value below the high water is no point of the curve (so
 * a lagging crawler (滞后采集) changes nothing), an equal one is; since-first windows begin with the earliest mention of the story seen,
 * whether it counts or not. Times lose their fraction of a second before anything else.
 */
package io.langyan.grading.spread;

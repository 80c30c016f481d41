/**
 * Which level (级别) a story has reached, when, and by which rule: the plan's clauses, gate and thresholds over the spread. Pure
 * functions of samples, readings and plan.
 *
 * <p>Where the specification is silent this package decides:
 *
 * <ul>
 *   <li>The scale is fixed: watch, warn, L3, L2, L1. One level lower is the next on it; reaching a level reaches all below it.
 *   <li>The gate of a rule compares spread within that rule's own window; a watch rule of mentions alone uses the longest window.
 *       Negative ≥ share × read is computed exactly, so nothing spread yet passes.
 *   <li>Spread that holds only with the estimated part grants the rule's level, at most {@code warn}, and only in a plan that warns.
 *   <li>A forecast is pushed as an event of its own and never enters the levels: two runs must agree to the second.
 *   <li>A reading without a sentiment is neutral. A mention that a watch rule marks is negative, and its story passes the gate.
 *   <li>In a drill a window is its planned length divided by {@code timeScale}, rounded up to whole minutes.
 * </ul>
 */
package io.langyan.grading.level;

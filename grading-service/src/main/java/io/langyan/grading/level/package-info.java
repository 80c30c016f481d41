/**
 * Which level (级别) a story has reached, when, and by which rule: the plan's clauses, gate and thresholds over the spread. Pure
 * functions of samples, readings and plan.
 *
 * <p>Where the specification is silent this package follows docs/decisions/0004, and decides:
 *
 * <ul>
 *   <li>Of several readings told up to t that of the highest revision counts, then the newest; of several authors the newest told.
 *   <li>One level lower is the next on the fixed scale watch, warn, L3, L2, L1.
 *   <li>A watch by number of mentions is gated by the spread within the watch rule's window (else the longest), the estimated part
 *       included.
 *   <li>A forecast warns (docs/decisions/0026) and never enters the levels: it proves nothing.
 *   <li>A reading without a sentiment is neutral. A mention that a watch rule marks is negative, and its story passes the gate.
 * </ul>
 */
package io.langyan.grading.level;

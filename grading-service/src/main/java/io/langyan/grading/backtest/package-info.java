/**
 * Grades recorded observations again under any plan (回测), with the very code that grades live. The same observations in any order, split
 * or repeated, give the same bytes.
 *
 * <p>Where the specification is silent this package decides:
 *
 * <ul>
 *   <li>A file is one brand: nothing is filtered. An observation may name its {@code brand}; then stories stay within it. For story
 *       ids the brand is that one, else the only brand of the plan, else {@code default}.
 *   <li>Title, text and parent of a mention are those of its earliest observation that tells them; the rest is as the level package says.
 *   <li>Stories form in the order of (first {@code observedAt}, mention key).
 *   <li>{@code samples} counts different (mention, time) pairs.
 *   <li>Lines that are no observation are counted; the first hundred are named.
 * </ul>
 */
package io.langyan.grading.backtest;

package io.langyan.grading.backtest;

import io.langyan.grading.level.StorySweep;

/**
 * A story all of whose samples were graded.
 *
 * @param samples different (mention, time) pairs
 */
record Swept(StorySweep sweep, long samples) {}

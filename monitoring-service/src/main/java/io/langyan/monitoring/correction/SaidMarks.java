package io.langyan.monitoring.correction;

import java.util.List;

/**
 * Marks as a person sets them for one brand. What is absent (null) stays as it was.
 *
 * @param notCrisis part of no crisis: never counts
 * @param ownAccount written by an account of the brand: never counts
 * @param noise the codes in force from now on, in place of the machine's; empty: no noise
 */
public record SaidMarks(String brand, Boolean notCrisis, Boolean ownAccount, List<String> noise, String note) {}

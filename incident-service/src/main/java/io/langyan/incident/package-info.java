/**
 * Incident (处置): turns crises into squads, clocks and a timeline, out as incidents; owns the plan. Read {@code intake} first,
 * then {@code opening}, {@code incident}, {@code work}.
 */
package io.langyan.incident;

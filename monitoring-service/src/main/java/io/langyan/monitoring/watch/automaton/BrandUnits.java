package io.langyan.monitoring.watch.automaton;

/** What of a brand is looked at only once something concerns it. */
record BrandUnits(String brand, Unit[] tags, Unit[] excludes) {}

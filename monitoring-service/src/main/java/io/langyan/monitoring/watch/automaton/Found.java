package io.langyan.monitoring.watch.automaton;

import java.util.List;
import java.util.UUID;

/**
 * A text concerns a brand.
 *
 * @param terms that were found, each once, in the order of the text
 * @param rules that hold, without what comes from plans
 * @param spans in the order of the text, the first {@value Findings#MOST_SPANS}
 */
public record Found(String brand, List<String> terms, boolean negative, List<UUID> rules, List<Span> spans) {}

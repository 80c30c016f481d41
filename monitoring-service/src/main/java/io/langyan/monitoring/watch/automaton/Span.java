package io.langyan.monitoring.watch.automaton;

/**
 * A stretch of the original text that made a rule match, marks slipped into it included.
 *
 * @param begin in UTF-16 units of title, line end and text in one, or of the text alone when there is no title
 * @param end the unit after the last one
 * @param term as the author of the rule wrote it
 */
public record Span(int begin, int end, String term) {}

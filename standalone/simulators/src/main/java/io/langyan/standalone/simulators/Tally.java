package io.langyan.standalone.simulators;

import io.langyan.standalone.simulators.exchange.Answer;
import java.util.Map;
import java.util.TreeMap;

/** How many calls each provider accepted and refused, by its code: tells whether a caller ran into a limit. */
final class Tally {

    private final Map<String, Map<String, Long>> counted = new TreeMap<>();

    synchronized void count(String channel, Answer answer) {
        counted.computeIfAbsent(channel, any -> new TreeMap<>()).merge(answer.code(), 1L, Long::sum);
    }

    synchronized Map<String, Map<String, Long>> byChannel() {
        Map<String, Map<String, Long>> copy = new TreeMap<>();
        counted.forEach((channel, codes) -> copy.put(channel, new TreeMap<>(codes)));
        return copy;
    }

    synchronized void clear() {
        counted.clear();
    }
}

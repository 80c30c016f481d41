package io.langyan.monitoring.trend;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The hot words (热词) of a brand.
 *
 * @param mentions of the time; counted of them were looked at
 * @param mentionsBefore of the time before; with none the words are merely the most frequent
 */
@RegisterForReflection
record WordTrend(
        String brand,
        Instant from,
        Instant to,
        long mentions,
        long counted,
        Instant beforeFrom,
        long mentionsBefore,
        List<HotWords.HotWord> words) {

    static WordTrend of(
            String brand, Span span, Span before, HotWords.Sum here, HotWords.Sum there, int limit, Set<String> known) {
        return new WordTrend(
                brand,
                span.from(),
                span.to(),
                here.mentions(),
                here.counted(),
                before.from(),
                there.mentions(),
                new HotWords(here, there).top(limit, known));
    }
}

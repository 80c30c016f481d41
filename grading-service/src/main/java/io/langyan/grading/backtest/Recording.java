package io.langyan.grading.backtest;

import io.langyan.grading.observation.Lines;
import io.langyan.grading.observation.Observation;
import io.langyan.grading.observation.ObservationReader;
import io.langyan.grading.observation.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** The observations of a backtest: mentions and samples, and what was refused. */
final class Recording {

    private static final int LONGEST_LINE = 1 << 20;
    private static final int TOLD_EVERY = 4096;

    final SampleColumns samples = new SampleColumns();
    final List<ObservedMention> mentions = new ArrayList<>();
    final RefusedLines refused = new RefusedLines();
    private final Map<String, Integer> indexes = new HashMap<>();
    private final BacktestSettings settings;

    Recording(BacktestSettings settings) {
        this.settings = settings;
    }

    /** @param read is told now and then how many bytes were read */
    Recording read(InputStream ndjson, LongConsumer read) throws IOException {
        ObservationReader reader = new ObservationReader(settings.storyField());
        Lines lines = new Lines(ndjson, LONGEST_LINE);
        while (lines.next()) {
            if (lines.number() % TOLD_EVERY == 0) {
                read.accept(lines.consumed());
            }
            if (lines.tooLong()) {
                refused.add(lines.number(), "the line is too long");
            } else if (!lines.blank()) {
                one(reader, lines);
            }
        }
        return this;
    }

    private void one(ObservationReader reader, Lines lines) {
        try {
            add(reader.read(lines.buffer(), lines.offset(), lines.length()));
        } catch (Refused reason) {
            refused.add(lines.number(), reason.getMessage());
        }
    }

    void add(Observation seen) {
        String brand = seen.brand == null ? settings.brand() : seen.brand;
        String key = brand + '\n' + seen.platform + '\n' + seen.externalId;
        Integer index = indexes.get(key);
        if (index == null) {
            index = mentions.size();
            indexes.put(key, index);
            mentions.add(new ObservedMention(brand, seen.platform, seen.externalId));
        }
        ObservedMention mention = mentions.get(index);
        mention.add(seen);
        samples.add(index, seen, mention.same(settings.told(seen)));
    }
}

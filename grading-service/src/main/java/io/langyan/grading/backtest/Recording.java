package io.langyan.grading.backtest;

import io.langyan.events.v1.plan.Brand;
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

/** The observations of a backtest: mentions and samples, what these tell under each plan that is asked, and what was refused. */
final class Recording {

    private static final int LONGEST_LINE = 1 << 20;
    private static final int TOLD_EVERY = 4096;

    final SampleColumns samples = new SampleColumns();
    final List<ObservedMention> mentions = new ArrayList<>();
    final RefusedLines refused = new RefusedLines();
    private final Map<String, Integer> indexes = new HashMap<>();
    private final Map<List<Brand>, ToldColumn> told = new HashMap<>();
    private final BacktestSettings settings;

    /**
     * @param settings say which brand and which story an observation belongs to
     * @param others under whose plans the same samples are graded, too
     */
    Recording(BacktestSettings settings, BacktestSettings... others) {
        this.settings = settings;
        told.put(settings.plan().brands(), new ToldColumn(settings));
        for (BacktestSettings other : others) {
            told.computeIfAbsent(other.plan().brands(), brands -> new ToldColumn(other));
        }
    }

    /** Of a plan only its brands decide what a sample tells: plans with the same ones share a column. */
    ToldColumn toldBy(BacktestSettings asked) {
        return told.get(asked.plan().brands());
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
        samples.add(index, seen);
        for (ToldColumn column : told.values()) {
            column.add(index, seen);
        }
    }
}

package io.langyan.grading.backtest;

import io.langyan.grading.observation.Observation;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Grades recorded observations again. All are read before the first is graded, since a story may have samples anywhere in a recording.
 *
 * @param <A> what it answers
 */
public abstract class Regrading<A> {

    /** Observations from elsewhere than a file; one object may serve for all. */
    public interface Feed {
        void pour(Consumer<Observation> into) throws IOException;
    }

    /**
     * @param ndjson observations, one a line
     * @param read is told now and then how many bytes were read
     */
    public final A run(InputStream ndjson, LongConsumer read) throws IOException {
        return grade(empty().read(ndjson, read));
    }

    /** Grades what the feed pours out. */
    public final A run(Feed feed) throws IOException {
        Recording recording = empty();
        feed.pour(recording::add);
        return grade(recording);
    }

    abstract Recording empty();

    abstract A grade(Recording recording);
}

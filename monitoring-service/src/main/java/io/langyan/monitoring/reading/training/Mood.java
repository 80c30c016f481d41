package io.langyan.monitoring.reading.training;

import io.langyan.events.v1.Reading.Sentiment;
import java.util.Locale;
import java.util.Optional;

/** What a labelled text feels. */
enum Mood {
    NEGATIVE,
    NEUTRAL,
    POSITIVE;

    /** Reads "negative" as well as the data sets' "neg". */
    static Optional<Mood> of(String label) {
        return switch (label.strip().toLowerCase(Locale.ROOT)) {
            case "neg", Sentiment.NEGATIVE -> Optional.of(NEGATIVE);
            case "neu", Sentiment.NEUTRAL -> Optional.of(NEUTRAL);
            case "pos", Sentiment.POSITIVE -> Optional.of(POSITIVE);
            default -> Optional.empty();
        };
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.langyan.grading;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How grading runs; what it decides by is the plan. */
@ConfigMapping(prefix = "langyan.grading")
public interface GradingConfig {

    /** Stories kept ready in memory for each partition; others are taken up from their samples when one comes. */
    @WithDefault("1000")
    int storiesInMemory();

    /**
     * Mentions of such stories kept in memory for each partition; above that, stories without a sample for a minute are put down. Lively ones
     * are kept whatever they take, and those whose quiet is watched.
     */
    @WithDefault("10000")
    int mentionsInMemory();

    /**
     * Mentions remembered in memory for forming stories, for each partition; above that, brands without a new mention for a minute are put
     * down, and taken up again from what is kept of them. Lively ones are kept whatever they take.
     */
    @WithDefault("5000")
    int rememberedInMemory();

    /**
     * How many stories of a partition have their figures told in a second at most, so that many lively ones cost their readers no more than
     * a few; the rest takes its turn. A level waits for nothing as long as nothing came late to its story.
     */
    @WithDefault("10")
    int figuresPerSecond();

    /**
     * When a sample comes late and up to this many have to be passed again, that is done at once; else in the rounds for what came late, ten a
     * second, of which each grades what it can in a few milliseconds and one story at least.
     */
    @WithDefault("10")
    int regradeAtOnce();

    /** Backtests (回测). */
    Backtests backtests();

    interface Backtests {

        /** How many may wait for the one that runs, on each replica; one more is refused with 429. */
        @WithDefault("10")
        @Min(0)
        int waiting();

        /** How long they and what comparisons found are kept, counted from their end. */
        @WithDefault("90d")
        @DurationMin(days = 1)
        Duration keep();
    }

    /** What was graded, for grading it again. */
    Recorded recorded();

    interface Recorded {

        /** How many months samples and their mentions are kept, counted from when they were observed. */
        @WithDefault("13")
        @Min(1)
        int keepMonths();
    }

    /** Where the state of the stream lies; what is lost there is fetched again from Kafka. */
    @WithDefault("${java.io.tmpdir}/langyan-grading")
    String stateDir();
}

package io.langyan.review;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of the review service. */
@ConfigMapping(prefix = "langyan.review")
public interface ReviewConfig {

    /**
     * Folder with {@code <calendar>-<year>.csv} files; they come before those that ship, so a new year is a new file, not a new
     * release.
     */
    Optional<Path> calendarDir();

    /** How often reviews are looked at whose day has come. */
    @WithDefault("30s")
    Duration dueEvery();

    /** How long figures and facts of a crisis are kept that led to no incident. */
    @WithDefault("90d")
    Duration looseKept();

    /** How much of event time shares one row of spread figures; the newest of it stays. */
    @WithDefault("10s")
    Duration spreadSlot();
}

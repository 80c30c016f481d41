package io.langyan.grading.recorded;

import io.langyan.grading.GradingConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** From when on what was graded is kept, by the time at which it was observed. */
@ApplicationScoped
public class KeptSince {

    private final GradingConfig config;

    KeptSince(GradingConfig config) {
        this.config = config;
    }

    public OffsetDateTime at(Instant now) {
        return now.atOffset(ZoneOffset.UTC).minusMonths(config.recorded().keepMonths());
    }
}

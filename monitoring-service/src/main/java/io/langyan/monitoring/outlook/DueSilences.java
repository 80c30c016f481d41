package io.langyan.monitoring.outlook;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.monitoring.source.KnownSource;
import io.langyan.monitoring.source.Standing;
import io.langyan.monitoring.watch.BrandWatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Who is silent at a moment: each source that owes something and has not been heard for three intervals; and each core platform for which no such
 * source is left, from three intervals after it was first wanted.
 */
final class DueSilences {

    private static final String PLATFORM = "platform:";

    /** A platform as a brand wants it. */
    record Wanted(String brand, String platform) {}

    private final Coverage coverage;
    private final Map<Wanted, Instant> wantedSince;
    private final Instant now;

    DueSilences(Coverage coverage, Map<Wanted, Instant> wantedSince, Instant now) {
        this.coverage = coverage;
        this.wantedSince = wantedSince;
        this.now = now;
    }

    List<Silence> of(BrandWatch brand) {
        List<Silence> due = new ArrayList<>();
        for (KnownSource known : coverage.serving(brand)) {
            HeardSource heard = coverage.heard(known);
            if (heard.owes() && heard.overdue()) {
                due.add(silence(brand, known.source().platform(), heard));
            }
        }
        coverage.of(brand).platforms().stream()
                .filter(PlatformCoverage::isForsaken)
                .filter(platform -> isOverdue(brand, platform))
                .forEach(platform -> due.add(silence(brand, platform)));
        return due;
    }

    private boolean isOverdue(BrandWatch brand, PlatformCoverage platform) {
        Instant since = wantedSince.getOrDefault(new Wanted(brand.id(), platform.platform()), now);
        return since.plus(platform.expectedInterval().multipliedBy(Standing.LATE_INTERVALS))
                .isBefore(now);
    }

    private Silence silence(BrandWatch brand, String platform, HeardSource heard) {
        return new Silence(
                TimeOrderedId.next(),
                brand.id(),
                platform,
                heard.source(),
                heard.lastGoodAt(),
                heard.expectedInterval(),
                now,
                null);
    }

    private Silence silence(BrandWatch brand, PlatformCoverage platform) {
        return new Silence(
                TimeOrderedId.next(),
                brand.id(),
                platform.platform(),
                PLATFORM + platform.platform(),
                platform.lastGoodAt(),
                platform.expectedInterval(),
                now,
                null);
    }
}

package io.langyan.monitoring.outlook;

import io.langyan.events.v1.plan.MonitoringPolicy.Platform;
import io.langyan.monitoring.source.ExpectedIntervals;
import io.langyan.monitoring.source.KnownSource;
import io.langyan.monitoring.watch.BrandWatch;
import io.langyan.monitoring.watch.WatchList;
import java.time.Instant;
import java.util.List;

/** Computes what brands hear at a moment, from the plans and from what sources did. */
final class Coverage {

    private static final int MOST_LISTED = 50;

    private final ExpectedIntervals expected;
    private final List<KnownSource> sources;
    private final Instant now;

    Coverage(WatchList list, List<KnownSource> sources, Instant now) {
        this.expected = new ExpectedIntervals(list);
        this.sources = sources;
        this.now = now;
    }

    BrandCoverage of(BrandWatch brand) {
        return BrandCoverage.of(
                brand.id(),
                platforms(brand).stream().map(wanted -> platform(brand, wanted)).toList());
    }

    /** Sources that were registered for this brand, whatever platform they are of; and what delivers its platforms for all brands. */
    List<KnownSource> serving(BrandWatch brand) {
        return sources.stream()
                .filter(known -> known.source().brands().contains(brand.id())
                        || known.source().brands().isEmpty() && wants(brand, known))
                .toList();
    }

    HeardSource heard(KnownSource known) {
        return HeardSource.of(known, expected.of(known.source()), now);
    }

    private PlatformCoverage platform(BrandWatch brand, Platform wanted) {
        List<HeardSource> heard = sources.stream()
                .filter(known -> known.source().platform().equals(wanted.platform()))
                .filter(known -> known.source().serves(brand.id()))
                .map(this::heard)
                .sorted((one, other) -> one.standing().compareTo(other.standing()))
                .limit(MOST_LISTED)
                .toList();
        return PlatformCoverage.of(wanted.platform(), wanted.core(), wanted.expectedInterval(), heard, now);
    }

    private static boolean wants(BrandWatch brand, KnownSource known) {
        return platforms(brand).stream()
                .anyMatch(wanted -> wanted.platform().equals(known.source().platform()));
    }

    private static List<Platform> platforms(BrandWatch brand) {
        return brand.plan().monitoring() == null
                ? List.of()
                : brand.plan().monitoring().platforms();
    }
}

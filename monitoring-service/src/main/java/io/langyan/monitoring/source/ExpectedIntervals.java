package io.langyan.monitoring.source;

import io.langyan.events.v1.plan.MonitoringPolicy.Platform;
import io.langyan.monitoring.watch.BrandWatch;
import io.langyan.monitoring.watch.WatchList;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Stream;

/** How often a source is due: as it says itself, else as the strictest plan of its brands says of its platform. */
public final class ExpectedIntervals {

    /** Where no plan names the platform. */
    static final Duration OTHERWISE = Duration.ofHours(1);

    private final Collection<BrandWatch> brands;

    /** Plans of drills say nothing about real sources. */
    public ExpectedIntervals(WatchList list) {
        this.brands =
                list.brands().stream().filter(brand -> brand.drill() == null).toList();
    }

    public Duration of(Source source) {
        if (source.expectedInterval() != null) {
            return source.expectedInterval();
        }
        return brands.stream()
                .filter(brand -> source.serves(brand.id()))
                .flatMap(ExpectedIntervals::platforms)
                .filter(platform -> platform.platform().equals(source.platform()))
                .map(Platform::expectedInterval)
                .min(Comparator.naturalOrder())
                .orElse(OTHERWISE);
    }

    private static Stream<Platform> platforms(BrandWatch brand) {
        return brand.plan().monitoring() == null ? Stream.empty() : brand.plan().monitoring().platforms().stream();
    }
}

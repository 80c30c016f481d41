package io.langyan.monitoring.trend;

import io.langyan.events.rest.Problem;
import io.langyan.monitoring.watch.CurrentWatchList;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The hour that is running, once or as it grows. */
@ApplicationScoped
class RunningHour {

    private static final Duration RHYTHM = Duration.ofSeconds(2);

    private final CurrentWatchList watch;
    private final JudgeHours judge;

    RunningHour(CurrentWatchList watch, JudgeHours judge) {
        this.watch = watch;
        this.judge = judge;
    }

    /** Both measures of a brand; 404 for a brand that no plan lists. */
    Uni<List<NowView>> of(String brand, Instant now) {
        return watch.get()
                .map(list -> list.brand(brand)
                        .orElseThrow(() -> Problem.notFound("unknown-brand", "没有预案包含该品牌。", "No plan lists this brand."))
                        .plan()
                        .zoneId())
                .chain(zone -> of(brand, Measure.mentions, zone, now)
                        .chain(all -> of(brand, Measure.negative, zone, now).map(negative -> List.of(all, negative))));
    }

    /** @param expiry seconds since the epoch at which the caller's token ends, and the view with it */
    Multi<NowView> until(long expiry, String brand) {
        return Multi.createFrom()
                .ticks()
                .every(RHYTHM)
                .onOverflow()
                .drop()
                .select()
                .first(tick -> Instant.now().getEpochSecond() < expiry)
                .onItem()
                .transformToUniAndConcatenate(tick -> of(brand, Instant.now()))
                .skip()
                .repetitions()
                .onItem()
                .transformToMultiAndConcatenate(both -> Multi.createFrom().iterable(both));
    }

    private Uni<NowView> of(String brand, Measure measure, ZoneId zone, Instant now) {
        return judge.of(brand, measure, now.truncatedTo(ChronoUnit.HOURS), zone, now)
                .map(seen -> NowView.of(brand, measure, seen.get(0)));
    }
}

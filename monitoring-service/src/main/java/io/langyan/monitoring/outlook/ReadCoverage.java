package io.langyan.monitoring.outlook;

import io.langyan.monitoring.source.Sources;
import io.langyan.monitoring.watch.BrandWatch;
import io.langyan.monitoring.watch.CurrentWatchList;
import io.langyan.monitoring.watch.WatchList;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The board as it is, and as it changes. */
@ApplicationScoped
class ReadCoverage {

    private static final Duration RHYTHM = Duration.ofSeconds(1);

    private final CurrentWatchList watch;
    private final Sources sources;
    private final Silences silences;
    private final Clock clock = Clock.systemUTC();

    ReadCoverage(CurrentWatchList watch, Sources sources, Silences silences) {
        this.watch = watch;
        this.sources = sources;
        this.silences = silences;
    }

    /** Drills are left out unless a brand of one is asked for. */
    Uni<Board> board(Optional<Set<String>> brands, boolean drills) {
        return watch.get().chain(list -> sources.all()
                .chain(known -> silences.open(brands).map(open -> {
                    Coverage coverage = new Coverage(list, known, clock.instant());
                    return Board.of(
                            asked(list, brands, drills).stream()
                                    .map(coverage::of)
                                    .toList(),
                            open);
                })));
    }

    /** The board now, and again whenever more than the time since has changed. */
    Multi<Board> until(Instant end, Optional<Set<String>> brands, boolean drills) {
        return Multi.createFrom()
                .ticks()
                .every(RHYTHM)
                .onOverflow()
                .drop()
                .select()
                .first(tick -> clock.instant().isBefore(end))
                .onItem()
                .transformToUniAndConcatenate(tick -> board(brands, drills))
                .skip()
                .repetitions(ReadCoverage::compared);
    }

    /** 0 when nothing but the time has passed, as a comparator says "the same". */
    private static int compared(Board before, Board after) {
        return before.withoutGaps().equals(after.withoutGaps()) ? 0 : 1;
    }

    private static List<BrandWatch> asked(WatchList list, Optional<Set<String>> brands, boolean drills) {
        return list.brands().stream()
                .filter(brand -> drills || brand.drill() == null)
                .filter(brand -> brands.isEmpty() || brands.get().contains(brand.id()))
                .toList();
    }
}

package io.langyan.monitoring.outlook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How well a platform is heard.
 *
 * @param expectedInterval a good sample is due at least this often, says the plan
 * @param lastGoodAt of any of its sources that count, null when never
 * @param gap since then
 * @param covered at least one source is live, for each brand that wants the platform
 * @param coverage share of those brands for which it is
 */
record PlatformCoverage(
        String platform,
        boolean core,
        Duration expectedInterval,
        Instant lastGoodAt,
        Duration gap,
        State state,
        boolean covered,
        double coverage,
        List<HeardSource> sources) {

    /** That of the best source: late is within three intervals, silent beyond or without any source. No news is not good news. */
    enum State {
        live,
        late,
        silent
    }

    /** As one brand hears it. */
    static PlatformCoverage of(
            String platform, boolean core, Duration expected, List<HeardSource> sources, Instant now) {
        List<HeardSource> covering =
                sources.stream().filter(HeardSource::covers).toList();
        Instant last = covering.stream()
                .map(HeardSource::lastGoodAt)
                .filter(good -> good != null)
                .max(Instant::compareTo)
                .orElse(null);
        State state = stateOf(covering);
        boolean covered = state == State.live;
        return new PlatformCoverage(
                platform, core, expected, last, gap(last, now), state, covered, covered ? 1 : 0, sources);
    }

    /** As all the brands hear it: no better than the brand that hears it worst. */
    static PlatformCoverage worstOf(List<PlatformCoverage> ofBrands) {
        PlatformCoverage worst = ofBrands.stream()
                .max((one, other) -> one.state().compareTo(other.state()))
                .orElseThrow();
        long covered = ofBrands.stream().filter(PlatformCoverage::covered).count();
        return new PlatformCoverage(
                worst.platform(),
                ofBrands.stream().anyMatch(PlatformCoverage::core),
                ofBrands.stream()
                        .map(PlatformCoverage::expectedInterval)
                        .min(Duration::compareTo)
                        .orElseThrow(),
                worst.lastGoodAt(),
                worst.gap(),
                worst.state(),
                covered == ofBrands.size(),
                (double) covered / ofBrands.size(),
                ofBrands.stream()
                        .flatMap(one -> one.sources().stream())
                        .distinct()
                        .toList());
    }

    /** Nobody is left whose own silence would ring, now or later. */
    @JsonIgnore
    boolean isForsaken() {
        return core && state == State.silent && sources.stream().noneMatch(HeardSource::speaksForItself);
    }

    private static State stateOf(List<HeardSource> sources) {
        if (sources.stream().anyMatch(HeardSource::isLive)) {
            return State.live;
        }
        return sources.stream().anyMatch(HeardSource::isLate) ? State.late : State.silent;
    }

    private static Duration gap(Instant last, Instant now) {
        return last == null
                ? null
                : last.isAfter(now)
                        ? Duration.ZERO
                        : Duration.ofSeconds(Duration.between(last, now).toSeconds());
    }
}

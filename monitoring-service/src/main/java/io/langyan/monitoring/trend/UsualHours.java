package io.langyan.monitoring.trend;

import io.langyan.monitoring.MonitoringConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What is usual for an hour of a brand. Worked out once an hour: the weeks before do not change any more. */
@ApplicationScoped
class UsualHours {

    private static final Duration LOOK_BACK =
            Duration.ofDays(7L * SpikeRule.WEEKS).plusHours(2);
    private static final Duration REMEMBERED = Duration.ofHours(12);
    /** An hour takes late batches in for a while; until then the baseline of the next is not remembered. */
    private static final Duration SETTLED = Duration.ofMinutes(5);

    private final TallyHours tallies;
    private final SpikeRule rule;
    private final Map<Asked, Baseline> known = new ConcurrentHashMap<>();

    private record Asked(String brand, Measure measure, Instant hour, ZoneId zone) {}

    UsualHours(TallyHours tallies, MonitoringConfig config) {
        this.tallies = tallies;
        this.rule = new SpikeRule(
                config.spikes().sigmas(),
                config.spikes().least(),
                config.spikes().times());
    }

    Uni<Baseline> of(String brand, Measure measure, Instant hour, ZoneId zone, Instant now) {
        Asked asked = new Asked(brand, measure, hour, zone);
        Baseline remembered = known.get(asked);
        if (remembered != null) {
            return Uni.createFrom().item(remembered);
        }
        return workOut(asked).invoke(baseline -> remember(asked, baseline, now));
    }

    private Uni<Baseline> workOut(Asked asked) {
        Instant from = asked.hour().minus(LOOK_BACK);
        return tallies.of(List.of(asked.brand()), from, asked.hour(), null)
                .chain(hours -> tallies.heard(from, asked.hour())
                        .map(heard -> new HourHistory(
                                counts(hours.getOrDefault(asked.brand(), new TreeMap<>()), asked.measure()),
                                heard,
                                asked.hour())))
                .map(history -> rule.of(asked.hour(), history, asked.zone()));
    }

    private static SortedMap<Instant, Long> counts(SortedMap<Instant, Volume> hours, Measure measure) {
        SortedMap<Instant, Long> counts = new TreeMap<>();
        hours.forEach((hour, volume) -> counts.put(hour, measure.of(volume)));
        return counts;
    }

    private void remember(Asked asked, Baseline baseline, Instant now) {
        if (now.isAfter(asked.hour().plus(SETTLED))) {
            known.put(asked, baseline);
            known.keySet().removeIf(old -> old.hour().isBefore(now.minus(REMEMBERED)));
        }
    }
}

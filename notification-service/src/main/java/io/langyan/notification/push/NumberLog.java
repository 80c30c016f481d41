package io.langyan.notification.push;

import io.langyan.notification.channel.NumberLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What has reached one number through a channel; decides, does nothing.
 *
 * @param uses when each had arrived at the latest, in ascending order
 * @param refusedUntil its provider takes nothing for it before; null when it has not said so
 */
record NumberLog(List<Instant> uses, Instant refusedUntil) {

    /** Clocks of ours and of the provider's may differ by so much. */
    static final Duration MARGIN = Duration.ofSeconds(1);

    static final NumberLog EMPTY = new NumberLog(List.of(), null);

    NumberLog {
        uses = List.copyOf(uses);
    }

    NumberLog and(Instant use) {
        return new NumberLog(
                Stream.concat(uses.stream(), Stream.of(use)).sorted().toList(), refusedUntil);
    }

    /**
     * How long one more must wait.
     *
     * @param urgent it may use what is kept for L1
     * @return later than now; empty when it need not
     */
    Optional<Instant> heldUntil(List<NumberLimit> limits, boolean urgent, Instant now) {
        return Stream.concat(
                        limits.stream().map(limit -> fullUntil(limit, urgent, now)),
                        Stream.ofNullable(refusedUntil).filter(until -> until.isAfter(now)))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }

    /** Null while it has a place. */
    private Instant fullUntil(NumberLimit limit, boolean urgent, Instant now) {
        int most = urgent ? limit.most() : limit.most() - limit.reserve();
        List<Instant> counted = uses.stream()
                .filter(use -> use.isAfter(limit.since(now.minus(MARGIN))))
                .toList();
        return counted.size() < most
                ? null
                : limit.forgets(counted.get(counted.size() - most)).plus(MARGIN);
    }
}

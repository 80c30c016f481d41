package io.langyan.monitoring.trend;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was said about one or more brands over a time, by the hour it arrived.
 *
 * @param zone whose days and weeks are meant
 */
@RegisterForReflection
record Trend(Bucket by, String zone, Instant from, Instant to, String platform, List<Series> series) {

    /**
     * One brand.
     *
     * @param shareOfVoice its part of the mentions of all brands compared, null when there were none
     */
    @RegisterForReflection
    record Series(String brand, Total total, Double shareOfVoice, List<Point> points) {}

    /** The sum over the whole time. */
    @RegisterForReflection
    record Total(long mentions, long negative, long neutral, long positive, long samples, Double negativeShare) {

        static Total of(Volume volume) {
            return new Total(
                    volume.mentions(),
                    volume.negative(),
                    volume.neutral(),
                    volume.positive(),
                    volume.samples(),
                    volume.negativeShare());
        }
    }

    /** @param partial the time of this bucket is not over */
    @RegisterForReflection
    record Point(
            Instant at, long mentions, long negative, long neutral, long positive, long samples, boolean partial) {}

    /** Cuts hours into buckets; a bucket in which nothing was heard is there with zeros. */
    static Trend of(TrendQuery query, Map<String, SortedMap<Instant, Volume>> hours, Instant now) {
        Map<String, Volume> sums = new LinkedHashMap<>();
        query.brands()
                .forEach(brand -> sums.put(
                        brand,
                        hours.getOrDefault(brand, new TreeMap<>()).values().stream()
                                .reduce(Volume.NONE, Volume::plus)));
        long all = sums.values().stream().mapToLong(Volume::mentions).sum();
        List<Series> series = new ArrayList<>();
        sums.forEach((brand, sum) -> series.add(new Series(
                brand,
                Total.of(sum),
                all == 0 ? null : (double) sum.mentions() / all,
                points(query, hours.getOrDefault(brand, new TreeMap<>()), now))));
        return new Trend(query.by(), query.zone().getId(), query.from(), query.to(), query.platform(), series);
    }

    private static List<Point> points(TrendQuery query, SortedMap<Instant, Volume> hours, Instant now) {
        ZoneId zone = query.zone();
        TreeMap<Instant, Volume> buckets = new TreeMap<>();
        for (Instant at = query.by().startOf(query.from(), zone);
                at.isBefore(query.to());
                at = query.by().after(at, zone)) {
            buckets.put(at, Volume.NONE);
        }
        hours.forEach((hour, volume) -> {
            Map.Entry<Instant, Volume> bucket = buckets.floorEntry(hour);
            if (bucket != null) {
                buckets.merge(bucket.getKey(), volume, Volume::plus);
            }
        });
        List<Point> points = new ArrayList<>(buckets.size());
        buckets.forEach((at, sum) -> points.add(new Point(
                at,
                sum.mentions(),
                sum.negative(),
                sum.neutral(),
                sum.positive(),
                sum.samples(),
                query.by().after(at, zone).isAfter(now.truncatedTo(ChronoUnit.MILLIS)))));
        return points;
    }
}

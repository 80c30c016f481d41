package io.langyan.grading.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** One item and all its observations; knows its growth as seen at any time. Times are epoch seconds. */
final class OracleMention {

    private static final List<String> COUNTERS = List.of("reposts", "comments", "likes");

    private final List<Observation> observations = new ArrayList<>();

    private record Observation(long at, Long publishedAt, JsonNode line) {}

    void add(JsonNode line) {
        Long publishedAt = line.hasNonNull("publishedAt") ? seconds(line.get("publishedAt")) : null;
        observations.add(new Observation(observedAt(line), publishedAt, line));
    }

    static long observedAt(JsonNode line) {
        return seconds(line.get("observedAt"));
    }

    /** What was known of the mention at time {@code t}, null when it had not been seen. */
    Seen at(long t) {
        List<Observation> known = observations.stream()
                .filter(observation -> observation.at() <= t)
                .toList();
        return known.isEmpty() ? null : new Seen(known);
    }

    private static long seconds(JsonNode time) {
        return OffsetDateTime.parse(time.asText()).toInstant().getEpochSecond();
    }

    /** The mention as the observations up to one time show it. */
    static final class Seen {

        private final List<Observation> known;
        private final long firstSample;
        private final Long publishedAt;
        private final String sentiment;
        private final List<TreeMap<Long, Long>> observed = new ArrayList<>();
        private final List<TreeMap<Long, Long>> inferred = new ArrayList<>();

        private Seen(List<Observation> known) {
            this.known = known;
            this.firstSample = known.stream().mapToLong(Observation::at).min().orElseThrow();
            this.publishedAt = known.stream()
                    .map(Observation::publishedAt)
                    .filter(Objects::nonNull)
                    .min(Long::compare)
                    .orElse(null);
            this.sentiment = sentimentOf(latest("reading"));
            for (String counter : COUNTERS) {
                TreeMap<Long, Long> line = highWater(counter);
                observed.add(line);
                inferred.add(fromPublication(line));
            }
        }

        /** The earliest sign of the mention: its publication or its first sample. */
        long earliest() {
            return publishedAt == null ? firstSample : Math.min(publishedAt, firstSample);
        }

        /** True when growth from publication to the first sample is evidence for a window of that length. */
        boolean inferredWithin(long window) {
            return publishedAt != null && firstSample - publishedAt <= window;
        }

        /** G(x), with or without the inferred segment. */
        long growth(long x, boolean withInferred) {
            return (withInferred ? inferred : observed)
                    .stream()
                            .filter(line -> !line.isEmpty())
                            .mapToLong(
                                    line -> valueAt(line, x) - line.firstEntry().getValue())
                            .sum();
        }

        String sentiment() {
            return sentiment;
        }

        private static String sentimentOf(JsonNode reading) {
            return reading == null
                    ? "unread"
                    : reading.path("sentiment").path("label").asText("unread");
        }

        List<String> categories() {
            JsonNode reading = latest("reading");
            return reading == null ? List.of() : OraclePlan.texts(reading.path("categories"));
        }

        JsonNode author() {
            return latest("author");
        }

        String platform() {
            return known.get(0).line().get("platform").asText();
        }

        /** A value below the high water is no point (docs/decisions/0004). */
        private TreeMap<Long, Long> highWater(String counter) {
            TreeMap<Long, Long> highest = new TreeMap<>();
            for (Observation observation : known) {
                JsonNode counters = observation.line().path("counters");
                if (counters.hasNonNull(counter)) {
                    highest.merge(observation.at(), counters.get(counter).asLong(), Math::max);
                }
            }
            long[] water = {Long.MIN_VALUE};
            highest.values().removeIf(value -> {
                boolean lower = value < water[0];
                water[0] = Math.max(water[0], value);
                return lower;
            });
            return highest;
        }

        private TreeMap<Long, Long> fromPublication(TreeMap<Long, Long> counter) {
            boolean published = publishedAt != null && publishedAt < firstSample;
            if (!published || counter.isEmpty() || counter.firstKey() != firstSample) {
                return counter;
            }
            TreeMap<Long, Long> line = new TreeMap<>(counter);
            line.put(publishedAt, 0L);
            return line;
        }

        private static long valueAt(TreeMap<Long, Long> line, long x) {
            Map.Entry<Long, Long> before = line.floorEntry(x);
            Map.Entry<Long, Long> after = line.higherEntry(x);
            if (before == null) {
                return line.firstEntry().getValue();
            }
            if (after == null) {
                return before.getValue();
            }
            long rise = after.getValue() - before.getValue();
            long run = after.getKey() - before.getKey();
            return before.getValue() + Math.floorDiv(Math.multiplyExact(rise, x - before.getKey()), run);
        }

        private JsonNode latest(String field) {
            return known.stream()
                    .filter(observation -> observation.line().hasNonNull(field))
                    .max(Comparator.comparingLong(Observation::at))
                    .map(observation -> observation.line().get(field))
                    .orElse(null);
        }
    }
}

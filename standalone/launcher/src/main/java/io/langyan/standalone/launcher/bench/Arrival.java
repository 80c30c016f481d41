package io.langyan.standalone.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.standalone.launcher.client.Patience;
import io.langyan.standalone.launcher.client.Rest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What of the load arrived in the ledger and in graded stories, and when the last of it had. */
final class Arrival {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration NO_PROGRESS = Duration.ofSeconds(90);
    private static final Duration TELL = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(60);

    private final Rest rest;
    private final List<String> brands;

    /** @param nanos when the count was complete or came to a halt, on {@link System#nanoTime} */
    record Count(long samples, long nanos) {}

    Arrival(Rest rest, String brand) {
        this(rest, List.of(brand));
    }

    /** Of all these brands together. */
    Arrival(Rest rest, List<String> brands) {
        this.rest = rest;
        this.brands = brands;
    }

    /** Waits until so many samples are in the ledger, or no more come. */
    Count ledger(long expected) {
        return counted("ledger", expected, () -> ledger("samples"));
    }

    Count graded(long expected) {
        return counted("grading", expected, () -> graded("samples"));
    }

    long ledgerMentions() {
        return ledger("mentions");
    }

    long gradedMentions() {
        return graded("mentions");
    }

    private long ledger(String figure) {
        return brands.stream()
                .map(brand -> rest.get("viewer", "/api/mentions/stats?brand=" + brand))
                .mapToLong(stats -> stats.path(figure).asLong())
                .sum();
    }

    private long graded(String figure) {
        return brands.stream().mapToLong(brand -> graded(brand, figure)).sum();
    }

    private long graded(String brand, String figure) {
        long sum = 0;
        String cursor = "";
        while (cursor != null) {
            JsonNode page = rest.get("viewer", "/api/crises?brand=" + brand + "&limit=500" + cursor);
            for (JsonNode crisis : page.path("items")) {
                sum += crisis.path(figure).asLong();
            }
            cursor = page.hasNonNull("next") ? "&cursor=" + page.get("next").asText() : null;
        }
        return sum;
    }

    private static Count counted(String what, long expected, LongSupplier count) {
        Progress progress = new Progress(what);
        try (Patience patience = new Patience()) {
            return patience.until(what, LONGEST, LOOK, () -> progress.at(count.getAsLong(), expected));
        }
    }

    /** Remembers when the count last moved. */
    private static final class Progress {
        private long last = -1;
        private long moved = System.nanoTime();
        private long told = System.nanoTime();
        private final String what;

        Progress(String what) {
            this.what = what;
        }

        Optional<Count> at(long samples, long expected) {
            long now = System.nanoTime();
            if (now - told > TELL.toNanos()) {
                told = now;
                System.err.printf("  %s: %d of %d%n", what, samples, expected);
            }
            if (samples != last) {
                last = samples;
                moved = now;
            }
            boolean over = samples >= expected || now - moved > NO_PROGRESS.toNanos();
            return over ? Optional.of(new Count(samples, moved)) : Optional.empty();
        }
    }
}

package io.langyan.standalone.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.standalone.launcher.client.Patience;
import io.langyan.standalone.launcher.client.Rest;
import io.langyan.standalone.launcher.home.LangyanHome;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Ledger queries over millions of rows, asked over REST as the console asks them. The rows stay under the suite's home, so that a second
 * run measures at once.
 */
final class LedgerBench {

    private static final int WARM = 20;
    private static final Duration LONGEST = Duration.ofHours(2);

    private final LangyanHome home;
    private final long rows;
    private final int queries;
    private final Random random = new Random(7);
    private final LedgerCorpus corpus = new LedgerCorpus(1);

    LedgerBench(LangyanHome home, long rows, int queries) {
        this.home = home;
        this.rows = rows;
        this.queries = queries;
    }

    LedgerReport run() throws IOException {
        try (ServiceAlone alone = ServiceAlone.monitoring(home, "ledger");
                Patience patience = new Patience()) {
            alone.start(Map.of("LANGYAN_MONITORING_SEARCH_SETTLE", "false"));
            try (Connection connection = alone.connect()) {
                LedgerLoad load = new LedgerLoad(connection);
                long loaded = load.rows();
                if (loaded < rows) {
                    System.err.printf("Loading %d rows …%n", rows - loaded);
                    load.fill(rows - loaded);
                }
                long unindexed = load.unindexed();
                long begin = System.nanoTime();
                alone.start(Map.of());
                patience.until("indexing", LONGEST, Duration.ofSeconds(2), () -> settled(load));
                double seconds = (System.nanoTime() - begin) / 1e9;
                List<LedgerReport.Line> lines = measured(new Rest(alone));
                return new LedgerReport(
                        "ledger",
                        Instant.now(),
                        load.rows(),
                        Math.round((unindexed - load.unindexed()) / seconds),
                        load.indexBytes(),
                        lines,
                        LedgerReport.Line.of(
                                "all",
                                lines.stream()
                                        .flatMap(line -> line.nanos().stream())
                                        .toList()),
                        Runtime.getRuntime().availableProcessors());
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Optional<Boolean> settled(LedgerLoad load) {
        try {
            return load.unindexed() < 300 ? Optional.of(true) : Optional.empty();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private List<LedgerReport.Line> measured(Rest rest) {
        Map<String, Supplier<String>> kinds = new LinkedHashMap<>();
        kinds.put("common word, large brand", () -> word(0, 20) + brand(LedgerLoad.LARGE));
        kinds.put("middling word, large brand", () -> word(200, 2_000) + brand(LedgerLoad.LARGE));
        kinds.put("rare word, large brand", () -> word(10_000, 20_000) + brand(LedgerLoad.LARGE));
        kinds.put(
                "no hit, large brand",
                () -> "q=" + encoded(LedgerCorpus.absent(random.nextInt(2_000))) + brand(LedgerLoad.LARGE));
        kinds.put("common word, small brand", () -> word(0, 20) + brand(LedgerLoad.SMALL));
        kinds.put("middling word, small brand", () -> word(200, 2_000) + brand(LedgerLoad.SMALL));
        kinds.put("common word, one week long ago", () -> word(0, 20) + brand(LedgerLoad.LARGE) + week());
        kinds.put("middling word, one week", () -> word(200, 2_000) + brand(LedgerLoad.LARGE) + week());
        kinds.put(
                "two words, large brand",
                () -> "q=" + encoded(any(20, 400) + " " + any(20, 400)) + brand(LedgerLoad.LARGE));
        kinds.put(
                "four characters, large brand",
                () -> "q=" + encoded(any(0, 40) + any(0, 40)) + brand(LedgerLoad.LARGE));
        kinds.put("middling word, all brands", () -> word(200, 2_000));
        kinds.put(
                "negative and category, no word",
                () -> "sentiment=negative&category=product-safety" + brand(LedgerLoad.LARGE));
        kinds.put("newest of a brand", () -> "limit=50" + brand(LedgerLoad.LARGE));
        List<LedgerReport.Line> lines = new ArrayList<>();
        kinds.forEach((name, query) -> lines.add(measured(rest, name, query)));
        return lines;
    }

    private LedgerReport.Line measured(Rest rest, String name, Supplier<String> query) {
        List<Long> nanos = new ArrayList<>();
        long items = 0;
        for (int i = -WARM; i < queries; i++) {
            String asked = "/api/mentions?" + query.get();
            long begin = System.nanoTime();
            JsonNode page = rest.get("viewer", asked);
            if (i >= 0) {
                nanos.add(System.nanoTime() - begin);
                items += page.path("items").size();
            }
        }
        return LedgerReport.Line.of(name, nanos).withItems((double) items / queries);
    }

    private String word(int from, int to) {
        return "q=" + encoded(any(from, to));
    }

    private String any(int from, int to) {
        return corpus.word(from + random.nextInt(to - from));
    }

    private static String brand(String brand) {
        return "&brand=" + brand;
    }

    private String week() {
        Instant since =
                Instant.now().minus(30 + random.nextInt(50), ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        return "&since=" + since + "&until=" + since.plus(7, ChronoUnit.DAYS);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package io.langyan.monitoring.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.monitoring.observation.ObservationReader;
import io.langyan.monitoring.observation.PlatformNames;
import io.langyan.monitoring.observation.Verdict;
import java.time.Instant;

/** Rows of which nobody says what they are: an observation of ours, a row of MediaCrawler, or a CloudEvent around either. */
final class AnyShape implements RowReader {

    private static final int DEEPEST_ENVELOPE = 3;

    private final ObservationReader observations;
    private final RowReader crawler;

    AnyShape(ObservationReader observations, RowReader crawler) {
        this.observations = observations;
        this.crawler = crawler;
    }

    @Override
    public Verdict read(JsonNode row, String platform, Instant now) {
        JsonNode inner = row;
        for (int depth = 0; depth < DEEPEST_ENVELOPE && inner.has("specversion") && inner.has("data"); depth++) {
            inner = inner.get("data");
        }
        return isCrawlers(inner) ? crawler.read(inner, codeOf(platform), now) : observations.read(inner, now);
    }

    private static boolean isCrawlers(JsonNode row) {
        return row.isObject() && !row.has("externalId") && row.has("last_modify_ts");
    }

    private static String codeOf(String hint) {
        return hint == null ? null : PlatformNames.codeOf(hint).orElse(null);
    }
}

package io.langyan.monitoring.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.monitoring.observation.Verdict;
import java.time.Instant;

/** Understands the rows of one file format. */
@FunctionalInterface
public interface RowReader {

    /** @param platform given with the upload, or null: then the row has to tell */
    Verdict read(JsonNode row, String platform, Instant now);
}

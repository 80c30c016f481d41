package io.langyan.monitoring.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.langyan.events.v1.EventJson;
import io.langyan.monitoring.observation.Reason;
import io.langyan.monitoring.observation.Submission;
import io.langyan.monitoring.observation.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Reads records of which nobody says what they are: JSON, one object or an array of them. */
@ApplicationScoped
public class RawRecords {

    private static final ObjectMapper JSON = EventJson.mapper();
    private static final Reason EMPTY = Reason.of("empty", "记录为空", "the record is empty");
    private static final Reason UNREADABLE = Reason.of("unreadable", "无法读取", "it cannot be read");

    private final RowReader rows;

    RawRecords(Formats formats) {
        this.rows = formats.any();
    }

    /** Adds a verdict for each object of the record. */
    public void read(RawRecord record, Submission submission, Instant now) {
        if (record.value() == null || record.value().length == 0) {
            submission.add(1, new Verdict.Rejected(EMPTY));
            return;
        }
        try {
            JsonNode document = JSON.readTree(record.value());
            int number = 1;
            for (JsonNode row : document.isArray() ? document : List.of(document)) {
                submission.add(number++, verdict(row, record.hint(), now));
            }
        } catch (IOException broken) {
            submission.add(1, new Verdict.Rejected(Reason.NOT_JSON));
        }
    }

    private Verdict verdict(JsonNode row, String hint, Instant now) {
        try {
            return row.isObject() ? rows.read(row, hint, now) : new Verdict.Rejected(Reason.NOT_AN_OBJECT);
        } catch (RuntimeException unforeseen) {
            return new Verdict.Rejected(UNREADABLE);
        }
    }
}

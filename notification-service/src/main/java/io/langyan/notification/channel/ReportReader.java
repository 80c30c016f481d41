package io.langyan.notification.channel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** Reads a provider's delivery reports, which come as a JSON array. */
public interface ReportReader {

    /** As the {@link Messenger#kind()} whose messages are reported. */
    String kind();

    /** What one element reports; empty when it is no report. */
    Optional<Report> read(JsonNode element);

    /** The answer that this provider takes for "received". */
    Map<String, Object> received();
}

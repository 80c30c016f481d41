package io.langyan.standalone.simulators.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.standalone.simulators.exchange.Answer;
import io.langyan.standalone.simulators.exchange.Provider;
import java.util.List;

/** A provider that reports what became of messages. */
public interface Reporter extends Provider {

    /** One element for each message that this answer accepted. */
    List<JsonNode> reports(Answer answer, Fate fate);

    /** Whether the customer's answer counts as received. */
    boolean received(int status, JsonNode body);

    /** Minutes after which an unreceived report is sent again; then it is dropped. */
    List<Integer> again();

    /** Whether an address is tried by GET when it is saved. */
    boolean probes();
}

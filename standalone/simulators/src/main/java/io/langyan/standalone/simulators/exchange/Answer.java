package io.langyan.standalone.simulators.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.standalone.simulators.phone.Message;
import java.util.List;

/**
 * What a provider answers and what reaches the phones by it.
 *
 * @param code the provider's own code, {@code 0} or {@code OK} for success
 */
public record Answer(int status, String code, JsonNode body, List<Message> delivered) {

    public static Answer refused(int status, String code, JsonNode body) {
        return new Answer(status, code, body, List.of());
    }

    public boolean accepted() {
        return !delivered.isEmpty();
    }
}

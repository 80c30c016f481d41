package io.langyan.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.plan.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonsTest {

    /** A reason that plans do not know could not be routed; one that no page has would be a route never taken. */
    @Test
    void theReasonsThatRoutesOfAPlanMayNameAreThoseThatPagesHave() throws IOException {
        List<String> inPlans = new ArrayList<>();
        try (InputStream schema = Plan.class.getResourceAsStream("/plan.schema.json")) {
            JsonNode whys = EventJson.mapper().readTree(schema).at("/$defs/why/enum");
            whys.forEach(why -> inPlans.add(why.asText()));
        }

        assertThat(inPlans).containsExactlyInAnyOrderElementsOf(Reasons.all());
    }
}

package io.langyan.notification.page;

import io.langyan.events.delivery.Scope;
import io.langyan.events.v1.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody must know: what an incident asked for, or what a crisis or a signal means for the listener.
 *
 * @param group pages of one group ring once, null for none
 * @param policy name of the escalation policy
 * @param trial grading only tries: it would have paged
 */
public record PageRequest(
        UUID pageId,
        Scope scope,
        UUID incidentId,
        UUID crisisId,
        String group,
        Level level,
        List<String> roles,
        String policy,
        String why,
        String title,
        Map<String, String> facts,
        boolean trial,
        Instant at) {

    public String brand() {
        return scope.brand();
    }
}

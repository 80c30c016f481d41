package io.langyan.incident.people;

import java.util.List;
import java.util.UUID;

/**
 * Somebody who can fill seats.
 *
 * @param user the OIDC user name, null when not linked
 * @param roles squad roles they can fill
 * @param onDuty roles they are on duty for now
 * @param brands brands they work for, empty or {@code *} for all
 */
public record Person(UUID id, String name, String user, List<String> roles, List<String> onDuty, List<String> brands) {

    public boolean worksFor(String brand) {
        return brands.isEmpty() || brands.contains("*") || brands.contains(brand);
    }

    public boolean isOnDutyFor(String role) {
        return onDuty.contains(role);
    }

    public boolean canFill(String role) {
        return isOnDutyFor(role) || roles.contains(role);
    }
}

package io.langyan.incident.work;

import io.langyan.events.rest.Roles;

/** In which capacity somebody consents, and the role it takes. Nobody consents for the lawyers but the lawyers. */
enum ApprovalRole {
    pr(Roles.PUBLISHER),
    legal(Roles.LEGAL),
    head(Roles.COMMANDER);

    private final String role;

    ApprovalRole(String role) {
        this.role = role;
    }

    String role() {
        return role;
    }
}

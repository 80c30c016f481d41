package io.langyan.events.v1;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Who somebody is and what they are on duty for; never contact points. Topic {@code people}, compacted, key personId.
 *
 * @param user the OIDC user name, null when not linked
 * @param roles roles of the plan's squads they can fill, such as pr-lead, legal-head, listener
 * @param onDuty roles they are on duty for now
 */
public record PersonChanged(
        UUID personId,
        String name,
        String user,
        List<String> roles,
        List<String> onDuty,
        List<String> brands,
        Instant at)
        implements Event {}

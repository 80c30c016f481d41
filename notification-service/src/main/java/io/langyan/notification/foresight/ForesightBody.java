package io.langyan.notification.foresight;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A page to be imagined.
 *
 * @param level watch warn L3 L2 L1; from L3 it is an incident's
 * @param type of the crisis, by which the plan chooses a squad and routes; absent for none
 * @param category risk category of the crisis; absent for none
 * @param why its reason; absent {@code opened}, below L3 {@code hit}
 * @param platform of a hit, a source or a crisis; absent for none
 * @param crisisId its matter, which may be muted; absent for none
 * @param roles whom the page asks for; absent the squad's, below L3 the listener
 * @param policy absent the squad's, below L3 the listener's
 * @param at when it begins; absent now
 */
public record ForesightBody(
        String brand,
        String level,
        String type,
        String category,
        String why,
        String platform,
        UUID crisisId,
        List<String> roles,
        String policy,
        Instant at) {}

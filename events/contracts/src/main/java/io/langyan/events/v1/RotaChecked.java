package io.langyan.events.v1;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is wrong with the duty of the coming days, told when it changed; the newest of a role is what holds, and an empty one says
 * that all is well. Topic {@code people}, compacted, key {@code rota/ROLE}.
 *
 * @param gaps nobody is on duty
 * @param unreachable people on duty without a working contact point
 * @param guessedYears years whose working days (调休) are asked for and not announced here
 * @param unverified people on duty who have a contact point, but none that is verified; null from before that was looked at
 */
public record RotaChecked(
        String role,
        List<Gap> gaps,
        List<Unreachable> unreachable,
        List<Integer> guessedYears,
        Instant at,
        List<Unreachable> unverified)
        implements Event {

    /** The key of a role's record. */
    public static String key(String role) {
        return "rota/" + role;
    }

    /** From then to then nobody is on duty, as far as was looked. */
    public record Gap(Instant from, Instant to) {}

    /** @param from when their first such shift begins */
    public record Unreachable(UUID personId, Instant from) {}
}

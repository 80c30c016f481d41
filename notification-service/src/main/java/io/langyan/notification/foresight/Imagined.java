package io.langyan.notification.foresight;

import io.langyan.events.delivery.Scope;
import io.langyan.events.rest.TimeOrderedId;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.ResponsePolicy.Squad;
import io.langyan.notification.escalation.RingListener;
import io.langyan.notification.page.PageRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The page that would be asked for: from L3 as an incident asks for its squad, below as the listener is rung. */
final class Imagined {

    private Imagined() {}

    static PageRequest of(ForesightBody body, Plan plan, Instant at) {
        Level level = ForesightCheck.level(body.level());
        Optional<Squad> squad = level.isCrisis() ? squad(plan, level, body.type()) : Optional.empty();
        return new PageRequest(
                TimeOrderedId.next(),
                new Scope(body.brand(), plan.drill(), null),
                level.isCrisis() ? new UUID(0, 0) : null,
                body.crisisId(),
                null,
                level,
                body.roles() == null ? squad.map(Imagined::roles).orElse(RingListener.ROLES) : body.roles(),
                body.policy() == null ? squad.map(Squad::escalation).orElse(standing(level)) : body.policy(),
                body.why() == null ? (level.isCrisis() ? "opened" : "hit") : body.why(),
                "",
                facts(body),
                false,
                at);
    }

    private static Map<String, String> facts(ForesightBody body) {
        Map<String, String> facts = new HashMap<>();
        facts.put("type", body.type());
        facts.put("categories", body.category());
        facts.put("platform", body.platform());
        facts.values().removeIf(Objects::isNull);
        return facts;
    }

    /** First match by level and type, as the incident has it. */
    private static Optional<Squad> squad(Plan plan, Level level, String type) {
        return plan.response() == null
                ? Optional.empty()
                : plan.response().squads().stream()
                        .filter(squad ->
                                squad.levels().isEmpty() || squad.levels().contains(level))
                        .filter(squad ->
                                squad.types().isEmpty() || squad.types().contains(type))
                        .findFirst();
    }

    private static List<String> roles(Squad squad) {
        return squad.seats().stream().map(Squad.Seat::role).toList();
    }

    /** Null for an incident without a squad: then the first policy for the level is taken. */
    private static String standing(Level level) {
        return level.isCrisis() ? null : RingListener.POLICY;
    }
}

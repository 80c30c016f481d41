package io.langyan.notification.lint;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.plan.EscalationPolicy.Policy;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.ResponsePolicy.Squad;
import io.langyan.events.v1.plan.Route;
import io.langyan.notification.escalation.RingListener;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a step stands: in which policy of a plan, for which of its brands.
 *
 * @param policyAt which of the plan's policies, from 0
 * @param step which of its steps, from 0
 */
record Place(Plan plan, String brand, Policy policy, int policyAt, int step) {

    ChainFinding wrong(ChainFault fault, String what, String name) {
        List<String> routes = routes().map(Route::name).toList();
        return new ChainFinding(plan.name(), brand, policy.name(), policyAt, routes, step, fault, what, name);
    }

    /**
     * What pages by this policy ask for: the seats of its squads and of those whose pages routes bring; the listener where they bring what stands
     * below an incident, and where nobody else is asked.
     */
    List<String> requested() {
        List<String> seats = squads().flatMap(squad -> squad.seats().stream())
                .map(Squad.Seat::role)
                .toList();
        boolean below = routes().flatMap(this::taken).anyMatch(level -> !level.isCrisis());
        return below || seats.isEmpty()
                ? Stream.concat(seats.stream(), RingListener.ROLES.stream()).toList()
                : seats;
    }

    private Stream<Squad> squads() {
        return plan.response() == null
                ? Stream.empty()
                : plan.response().squads().stream()
                        .filter(squad -> policy.name().equals(squad.escalation())
                                || routes().anyMatch(route -> brings(route, squad)));
    }

    private boolean brings(Route route, Squad squad) {
        return taken(route)
                        .filter(Level::isCrisis)
                        .anyMatch(level ->
                                squad.levels().isEmpty() || squad.levels().contains(level))
                && meet(route.types(), squad.types());
    }

    /** An empty list is no condition. */
    private static boolean meet(Collection<String> some, Collection<String> others) {
        return some.isEmpty() || others.isEmpty() || some.stream().anyMatch(others::contains);
    }

    private Stream<Level> taken(Route route) {
        return plan.escalation().takenBy(route).stream();
    }

    /** Those by which pages of the brand come here. */
    private Stream<Route> routes() {
        return plan.escalation() == null
                ? Stream.empty()
                : plan.escalation().routes().stream()
                        .filter(route -> route.policy().equals(policy.name()))
                        .filter(route ->
                                route.brands().isEmpty() || route.brands().contains(brand));
    }
}

package io.langyan.notification.plan;

import io.langyan.events.v1.Envelope;
import io.langyan.events.v1.plan.Brand;
import io.langyan.events.v1.plan.EscalationPolicy.Step;
import io.langyan.events.v1.plan.Finding;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.ResponsePolicy.Squad;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the plans name: a brand or a role that is not among it is most likely a slip.
 *
 * @param brands that some plan covers
 * @param roles that sit in a squad or are called by a step
 */
public record PlannedNames(Set<String> brands, Set<String> roles) {

    /** In a step: those that the page asks for, so no role itself. */
    private static final String REQUESTED = "requested";

    static PlannedNames of(List<KnownPlan> plans) {
        return new PlannedNames(
                sorted(plans.stream()
                        .flatMap(plan -> plan.plan().brands().stream().map(Brand::id))),
                sorted(plans.stream().flatMap(plan -> Stream.concat(seated(plan.plan()), called(plan)))));
    }

    /** A finding for each of these roles that none of the plans names; it may be planned later. */
    public List<Finding> unplannedRoles(String path, List<String> given) {
        return given.stream()
                .filter(role -> !roles.contains(role))
                .map(role -> new Finding(path, "没有预案提到角色“" + role + "”", "no plan names the role \"" + role + "\""))
                .toList();
    }

    /** The same for brands. */
    public List<Finding> unplannedBrands(String path, List<String> given) {
        return given.stream()
                .filter(brand -> !brand.equals(Envelope.ALL_BRANDS) && !brands.contains(brand))
                .map(brand ->
                        new Finding(path, "没有预案包含品牌“" + brand + "”", "no plan covers the brand \"" + brand + "\""))
                .toList();
    }

    private static Stream<String> seated(Plan plan) {
        return plan.response() == null
                ? Stream.empty()
                : plan.response().squads().stream()
                        .flatMap(squad -> squad.seats().stream())
                        .map(Squad.Seat::role);
    }

    private static Stream<String> called(KnownPlan plan) {
        return plan.escalation().policies().stream()
                .flatMap(policy -> policy.steps().stream())
                .map(Step::roles)
                .flatMap(List::stream)
                .filter(role -> !role.equals(REQUESTED));
    }

    private static Set<String> sorted(Stream<String> names) {
        return names.collect(Collectors.toCollection(TreeSet::new));
    }
}

package io.langyan.notification.lint;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.plan.Brand;
import io.langyan.events.v1.plan.EscalationPolicy.Policy;
import io.langyan.events.v1.plan.Plan;
import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.channel.Standing;
import io.langyan.notification.page.Ladder;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.people.PersonRow;
import io.langyan.notification.push.PushRow;
import io.langyan.notification.push.Steps;
import io.langyan.notification.rota.Duty;
import io.langyan.notification.schedule.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks the escalations (升级链) of plans through as a page would climb them: what it would find missing at its first step at three in the morning is
 * said before. Nothing is asked of a provider.
 *
 * @param duty everybody there is
 * @param ahead when they may be called
 */
record Chains(Map<String, ChannelRow> channels, Duty duty, Steps steps, Span ahead, Instant now) {

    private static final String REQUESTED = "requested";

    /** What is wrong with a plan, in its order, for each of its brands. */
    List<ChainFinding> wrongWith(Plan plan, List<Policy> policies) {
        List<ChainFinding> found = new ArrayList<>();
        for (Brand brand : plan.brands()) {
            for (int i = 0; i < policies.size(); i++) {
                List<Ladder.Rung> rungs = Ladder.of(policies.get(i), plan).rungs();
                for (int step = 0; step < rungs.size(); step++) {
                    Place place = new Place(plan, brand.id(), policies.get(i), i, step);
                    found.addAll(new Look(place, rungs.get(step)).found());
                }
            }
        }
        return found;
    }

    /** One step for one brand. */
    private final class Look {
        private final Place place;
        private final String brand;
        private final Ladder.Rung rung;
        private final List<ChainFinding> found = new ArrayList<>();

        Look(Place place, Ladder.Rung rung) {
            this.place = place;
            this.brand = place.brand();
            this.rung = rung;
        }

        List<ChainFinding> found() {
            rung.channels().forEach(this::channel);
            Set<PersonRow> called = new LinkedHashSet<>();
            roles().forEach(role -> called.addAll(role(role)));
            rung.people().forEach(name -> person(name).ifPresent(called::add));
            reached(List.copyOf(called));
            return found;
        }

        private void channel(String name) {
            switch (Standing.of(channels.get(name), brand, now)) {
                case ABSENT -> add(ChainFault.CHANNEL_ABSENT, name, name);
                case OFF -> add(ChainFault.CHANNEL_OFF, name, name);
                case OTHER_BRAND -> add(ChainFault.CHANNEL_OTHER_BRAND, name, name);
                case DOWN -> add(ChainFault.CHANNEL_DOWN, name, name);
                case OPEN, BLOCKED -> {}
            }
        }

        private List<String> roles() {
            return rung.roles().stream()
                    .flatMap(role -> role.equals(REQUESTED) ? place.requested().stream() : List.of(role).stream())
                    .distinct()
                    .toList();
        }

        private List<PersonRow> role(String role) {
            List<PersonRow> people = duty.within(role, brand, ahead);
            if (people.isEmpty()) {
                add(ChainFault.ROLE_EMPTY, role, role);
            }
            return people;
        }

        private Optional<PersonRow> person(String name) {
            Optional<PersonRow> known =
                    duty.people().stream().filter(each -> each.isNamed(name)).findFirst();
            if (known.isEmpty()) {
                add(ChainFault.PERSON_UNKNOWN, name, name);
            } else if (!known.get().covers(brand)) {
                add(ChainFault.PERSON_OTHER_BRAND, name, known.get().name);
            }
            return known.filter(each -> each.covers(brand));
        }

        private void reached(List<PersonRow> called) {
            List<PushRow> pushes = steps.of(page(), place.step(), rung.channels(), called, now);
            if (pushes.isEmpty()) {
                add(ChainFault.NOBODY_TOLD, "", "");
                return;
            }
            called.stream()
                    .filter(person -> pushes.stream().noneMatch(push -> push.people.contains(person.id.toString())))
                    .forEach(person -> add(ChainFault.PERSON_UNREACHED, person.id.toString(), person.name));
        }

        private PageRow page() {
            PageRow page = new PageRow();
            page.brand = brand;
            page.level = place.policy().levels().stream()
                    .findFirst()
                    .orElse(Level.WATCH)
                    .code();
            return page;
        }

        private void add(ChainFault fault, String what, String name) {
            found.add(place.wrong(fault, what, name));
        }
    }
}

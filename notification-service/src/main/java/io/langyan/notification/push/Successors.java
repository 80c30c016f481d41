package io.langyan.notification.push;

import io.langyan.notification.NotificationConfig;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.people.People;
import io.langyan.notification.people.PersonRow;
import io.langyan.notification.push.Pushes.Place;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What would take over from a push, as the channels stand now: a plan names channels that nobody has set up, that are down or that reach none of its
 * people, and a push that is given up for such a one is lost.
 */
@ApplicationScoped
class Successors {

    private final Ways ways;
    private final People people;
    private final StepPushes steps;
    private final Duration patience;

    Successors(Ways ways, People people, StepPushes steps, NotificationConfig config) {
        this.ways = ways;
        this.people = people;
        this.steps = steps;
        this.patience = config.patience();
    }

    /**
     * A channel that takes nothing for longer than the present one tells nobody sooner: it takes over only where the push would be over without it.
     *
     * @return in no line yet; empty when no channel that is left reaches anybody, or nobody is to be told any more
     */
    Uni<List<PushRow>> of(PageRow page, PushRow from, Outcome outcome, Instant now) {
        if (outcome.accepted() || from.route.isEmpty() || !page.isWanted(now)) {
            return Uni.createFrom().item(List.of());
        }
        Instant by = now.plus(outcome.pause().compareTo(patience) > 0 ? outcome.pause() : patience);
        return steps.spentBeside(from)
                .chain(spent ->
                        people.of(from.peopleIds()).map(whom -> new Legacy(page, from, whom, places(spent), now)))
                .chain(legacy -> ways.takingBy(by, page.gravity(), now)
                        .map(legacy::by)
                        .chain(soon -> soon.isEmpty() && isOverWithout(outcome)
                                ? ways.now().map(legacy::by)
                                : Uni.createFrom().item(soon)));
    }

    private static boolean isOverWithout(Outcome outcome) {
        return outcome.result() == Result.PERM || outcome.result() == Result.MAYBE;
    }

    private static Set<Place> places(List<PushRow> spent) {
        return spent.stream().map(Place::of).collect(Collectors.toSet());
    }

    /** What a push leaves to others: whom it was for, and where they were not reached. */
    private record Legacy(PageRow page, PushRow from, List<PersonRow> whom, Set<Place> spent, Instant now) {

        List<PushRow> by(Function<PageRow, Ways.Of> open) {
            List<String> route =
                    from.route.stream().filter(channel -> !isSpent(channel)).toList();
            return new Steps(open)
                    .takingOver(page, from, route, whom, now).stream()
                            .filter(row -> !spent.contains(Place.of(row)))
                            .toList();
        }

        private boolean isSpent(String channel) {
            return spent.contains(place(channel, null))
                    || !whom.isEmpty() && whom.stream().allMatch(each -> spent.contains(place(channel, each.id)));
        }

        private Place place(String channel, UUID person) {
            return new Place(from.pageId, from.rung, channel, person);
        }
    }
}

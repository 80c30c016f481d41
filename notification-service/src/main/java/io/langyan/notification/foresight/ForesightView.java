package io.langyan.notification.foresight;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.channel.Standing;
import io.langyan.notification.escalation.Foreseen;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.push.PushRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a page would do.
 *
 * @param outcome ringing, or closed when it would only be recorded because of a mute
 * @param policy the one that is taken
 * @param route of the plan, that leads there; absent for none
 * @param trial the plan only tries: of its steps only the first is taken, and what it would push is withheld
 * @param muteId the mute that keeps it quiet until {@code mutedUntil}
 * @param quietUntil until when its first step waits for quiet hours
 * @param steps the first run through them, taken {@code repeat} times more
 * @param givenUpAt when it is given up if nobody answers; null on trial, where it is closed instead
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ForesightView(
        String brand,
        String level,
        String why,
        Instant at,
        String plan,
        Integer planVersion,
        boolean trial,
        String policy,
        String route,
        String outcome,
        UUID muteId,
        Instant mutedUntil,
        Instant quietUntil,
        List<StepView> steps,
        int repeat,
        Instant givenUpAt) {

    /**
     * @param named whom the plan names besides roles, by id or user name
     * @param people who fills roles and names at that time
     * @param channels in failover order, as they stand now
     * @param pushes what would be put in line
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record StepView(
            Instant at,
            List<String> roles,
            List<String> named,
            List<PersonView> people,
            List<ChannelView> channels,
            List<PushView> pushes) {}

    /** @param reached by a push of the step */
    public record PersonView(UUID id, String name, boolean reached) {}

    public record ChannelView(String channel, Standing standing) {}

    /**
     * @param person null for a group
     * @param failover the channels that take over, in order
     * @param withheld it would not leave, for the plan is on trial or a drill
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PushView(String channel, UUID person, List<String> failover, boolean withheld) {
        static PushView of(PushRow push) {
            return new PushView(push.channel, push.person, push.route, PushRow.WITHHELD.equals(push.state));
        }
    }

    static ForesightView of(Foreseen foreseen, Map<String, ChannelRow> channels, Instant now) {
        PageRow page = foreseen.page();
        return new ForesightView(
                page.brand,
                page.level,
                page.why,
                page.openedAt,
                page.planName,
                page.planVersion,
                page.trial,
                page.policy,
                page.route,
                page.stage,
                page.muteId,
                page.mutedUntil,
                page.quietHoursEnd(),
                foreseen.steps().stream()
                        .map(step -> step(step, page.brand, channels, now))
                        .toList(),
                page.ladder.repeat(),
                foreseen.givenUpAt());
    }

    private static StepView step(Foreseen.Step step, String brand, Map<String, ChannelRow> channels, Instant now) {
        return new StepView(
                step.at(),
                step.roles(),
                step.named(),
                step.people().stream()
                        .map(person -> new PersonView(person.id, person.name, reaches(step.pushes(), person.id)))
                        .toList(),
                step.channels().stream()
                        .map(name -> new ChannelView(name, Standing.of(channels.get(name), brand, now)))
                        .toList(),
                step.pushes().stream().map(PushView::of).toList());
    }

    private static boolean reaches(List<PushRow> pushes, UUID person) {
        return pushes.stream().anyMatch(push -> push.people.contains(person.toString()));
    }
}

package io.langyan.notification.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.notification.page.Answer;
import io.langyan.notification.page.Conversation;
import io.langyan.notification.page.Ladder;
import io.langyan.notification.page.PageRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A page over REST.
 *
 * @param state ringing acknowledged exhausted closed
 * @param route of the plan, by which it came to its policy; absent for none
 * @param muteId the mute that kept it from ringing at once; it rings at {@code mutedUntil}, or was closed as {@code muted}
 * @param conversation all pages of one story have the same
 * @param story the handle by which its messages are found in a chat, such as {@code 7K3QM}; absent for what is of no story
 * @param nth which page of its conversation, from 1, without those that a mute kept for good
 * @param group absent for what is asked for by itself, such as an incident's
 * @param quietUntil its next step waits for quiet hours of its plan to end
 * @param steps frozen when it started; only of one page
 * @param pushes only of one page
 * @param pushedAt when the first push was accepted; only of one page
 * @param mayAnswer whether the caller may acknowledge it: an analyst, or somebody whom it called
 * @param late of a hit: first pushed, or still not, after the plan's alertWithin; only of one page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PageView(
        UUID id,
        String brand,
        String drill,
        Integer planVersion,
        boolean trial,
        UUID incidentId,
        UUID crisisId,
        UUID conversation,
        String story,
        int nth,
        String level,
        String why,
        String title,
        Map<String, String> facts,
        List<String> roles,
        String policy,
        String route,
        String state,
        int stepsTaken,
        Instant nextStepAt,
        Instant openedAt,
        Instant closedAt,
        String closedWhy,
        String alarm,
        Instant quietUntil,
        UUID muteId,
        Instant mutedUntil,
        GroupView group,
        List<Answer> acks,
        boolean mayAnswer,
        Ladder steps,
        List<PushView> pushes,
        Instant pushedAt,
        Boolean late) {

    static PageView brief(PageRow page, GroupView group, boolean mayAnswer) {
        return of(page, group, mayAnswer, null, null, null, null);
    }

    static PageView whole(PageRow page, GroupView group, List<PushView> pushes, boolean mayAnswer) {
        Instant pushed = pushes.stream()
                .filter(push -> push.kind().equals(PushView.CALL))
                .filter(push -> "sent".equals(push.state()) || "maybe".equals(push.state()))
                .map(PushView::doneAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return of(page, group, mayAnswer, page.ladder, pushes, pushed, page.isLate(pushed, Instant.now()));
    }

    private static PageView of(
            PageRow page,
            GroupView group,
            boolean mayAnswer,
            Ladder steps,
            List<PushView> pushes,
            Instant pushedAt,
            Boolean late) {
        boolean closed = "closed".equals(page.stage);
        return new PageView(
                page.id,
                page.brand,
                page.drill,
                page.planVersion,
                page.trial,
                page.incidentId,
                page.crisisId,
                page.conversation,
                page.isOfStory() ? Conversation.handle(page.conversation) : null,
                page.nth,
                page.level,
                page.why,
                page.title,
                page.facts,
                page.roles,
                page.policy,
                page.route,
                page.stage,
                page.climbed,
                page.nextAt,
                page.openedAt,
                closed ? page.endedAt : null,
                closed ? page.endedWhy : null,
                page.alarm,
                page.quietHoursEnd(),
                page.muteId,
                page.mutedUntil,
                group,
                page.answer() == null ? List.of() : List.of(page.answer()),
                mayAnswer,
                steps,
                pushes,
                pushedAt,
                late);
    }
}
